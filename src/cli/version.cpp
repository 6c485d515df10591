// SPDX-License-Identifier: MIT
#include "cli/version.h"

#include <fmt/format.h>

namespace twinform {

std::string_view version() { return TWINFORM_VERSION; }

std::string user_agent(std::string_view contact) {
  std::string clean;
  for (char c : contact) {
    if (c >= ' ' && c <= '~') clean += c;
  }
  return clean.empty() ? fmt::format("twinform/{}", version()) : fmt::format("twinform/{} ({})", version(), clean);
}

}  // namespace twinform
