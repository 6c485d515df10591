// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace twinform {

// What a style attribute gives a property (lower case), without "!important"; the last one counts, "" for none.
std::string_view style_value(std::string_view style, std::string_view property);
// Does it take the element out of sight (display: none, visibility: hidden)?
bool is_hiding_style(std::string_view style);

}  // namespace twinform
