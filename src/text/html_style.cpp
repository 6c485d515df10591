// SPDX-License-Identifier: MIT
#include "text/html_style.h"

#include <algorithm>

#include "base/strings.h"

namespace twinform {

std::string_view style_value(std::string_view style, std::string_view property) {
  std::string_view value;
  while (!style.empty()) {
    const std::string_view declaration = style.substr(0, style.find(';'));
    style.remove_prefix(std::min(declaration.size() + 1, style.size()));
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos || !iequals(trim(declaration.substr(0, colon)), property)) continue;
    value = declaration.substr(colon + 1);
    value = trim(value.substr(0, value.find('!')));
  }
  return value;
}

bool is_hiding_style(std::string_view style) {
  const std::string_view visibility = style_value(style, "visibility");
  return iequals(style_value(style, "display"), "none") || iequals(visibility, "hidden") ||
         iequals(visibility, "collapse");
}

}  // namespace twinform
