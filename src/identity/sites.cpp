// SPDX-License-Identifier: MIT
#include "identity/sites.h"

namespace twinform {

namespace {

constexpr std::size_t kLongestEnding = std::string_view("com.au").size();

bool begins_label(std::string_view host, std::size_t at) { return at == 0 || host[at - 1] == '.'; }

}  // namespace

bool is_of(std::string_view host, std::string_view site) {
  std::size_t at = host.rfind(site);
  if (at == std::string_view::npos || !begins_label(host, at)) return false;
  std::size_t behind = host.size() - at - site.size();
  return site.ends_with('.') ? behind <= kLongestEnding : behind == 0;
}

}  // namespace twinform
