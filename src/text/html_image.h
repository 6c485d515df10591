// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "model/text.h"
#include "model/url.h"
#include "text/html_tokens.h"

namespace twinform {

std::string attribute_value(const HtmlToken& tag, std::string_view name);  // decoded; "" where there is none

// One that is there to count readers: 0 or 1 pixel wide or high, or from a host known for nothing else.
bool is_tracking_pixel(const HtmlToken& img);
// The alt text, on one line; "" where it is only a file name.
Text image_description(const HtmlToken& img);
// The alt text as it stands among words: set apart by spaces, unless it is a symbol (an emoji, say).
std::string image_words(const HtmlToken& img);
// http(s) only; what lazy loaders put elsewhere (data-src, srcset …) too. Empty where there is none.
Url image_url(const HtmlToken& img, const Url& base);

}  // namespace twinform
