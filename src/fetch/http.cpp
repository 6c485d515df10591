// SPDX-License-Identifier: MIT
#include "fetch/http.h"

#include <algorithm>

#include "base/strings.h"

namespace twinform {

std::string_view find_header(const Headers& headers, std::string_view name) {
  auto last =
      std::find_if(headers.rbegin(), headers.rend(), [name](const auto& field) { return iequals(field.first, name); });
  return last == headers.rend() ? std::string_view{} : std::string_view(last->second);
}

}  // namespace twinform
