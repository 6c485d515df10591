// SPDX-License-Identifier: MIT
// What came instead of a feed, in words.
#pragma once

#include <pugixml.hpp>
#include <string_view>

#include "base/result.h"
#include "model/url.h"

namespace twinform {

// Does the document begin as an HTML page does?
bool is_html_page(std::string_view text);

// `tree` is what could be parsed of `text`; it may be empty.
Error why_not_a_feed(std::string_view text, const pugi::xml_document& tree, const Url& base);

}  // namespace twinform
