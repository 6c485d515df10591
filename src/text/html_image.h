// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "model/text.h"
#include "model/url.h"
#include "text/html_tokens.h"

namespace twinform {

std::string attribute_value(const HtmlToken& tag, std::string_view name);  // decoded; "" where there is none

// One that is there to count readers: at most 1 pixel wide or high, hidden, or from a host known for nothing else.
bool is_tracking_pixel(const HtmlToken& img);
bool counts_readers(std::string_view address);  // by its host and path
// The alt text, on one line; "" where it is only a file name.
Text image_description(const HtmlToken& img);
// The alt text as it stands among words: set apart by spaces, unless it is a symbol (an emoji, say).
std::string image_words(const HtmlToken& img);
// http(s) only; where src is none or a placeholder, what late loading has elsewhere (data-src, srcset …). Empty for none.
Url image_url(const HtmlToken& img, const Url& base);

}  // namespace twinform
