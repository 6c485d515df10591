// SPDX-License-Identifier: MIT
#include "identity/sites.h"

namespace twinform {

namespace {

constexpr std::size_t kLongestEnding = std::string_view("com.au").size();

bool begins_label(std::string_view host, std::size_t at) { return at == 0 || host[at - 1] == '.'; }

}  // namespace

bool is_of(std::string_view host, std::string_view site) {
  if (!site.ends_with('.')) return host.ends_with(site) && begins_label(host, host.size() - site.size());
  std::size_t at = host.rfind(site);
  return at != std::string_view::npos && begins_label(host, at) && host.size() - at - site.size() <= kLongestEnding;
}

bool are_of_one_house(std::string_view a, std::string_view b) {
  constexpr std::string_view kUsual = "www.";
  if (a.starts_with(kUsual)) a.remove_prefix(kUsual.size());
  if (b.starts_with(kUsual)) b.remove_prefix(kUsual.size());
  return !a.empty() && !b.empty() && a != b && (is_of(a, b) || is_of(b, a));
}

}  // namespace twinform
