// SPDX-License-Identifier: MIT
// AMP's caches (amp.dev, "AMP Cache URL Format and Request Handling") and Google's viewer of them.
#include <fmt/format.h>

#include "identity/sites.h"
#include "identity/wrapper_kinds.h"

namespace twinform {

namespace {

bool cut(std::string_view& text, std::string_view begin) {
  if (!text.starts_with(begin)) return false;
  text.remove_prefix(begin.size());
  return true;
}

}  // namespace

// https://example-org.cdn.ampproject.org/c/s/example.org/a?b=c, https://www.google.com/amp/s/example.org/a; without "s/" for http.
std::string behind_amp(const Url& url) {
  std::string_view rest = url.str();
  rest.remove_prefix(static_cast<std::size_t>(url.path().data() - rest.data()));
  bool is_cache = is_of(url.host(), "cdn.ampproject.org") && (cut(rest, "/c/") || cut(rest, "/v/"));
  if (!is_cache && !(cut(rest, "/amp/") && is_of(url.host(), "google."))) return {};
  std::string_view scheme = cut(rest, "s/") ? "https" : "http";
  bool names_a_host = rest.substr(0, rest.find('/')).find('.') != std::string_view::npos;
  return names_a_host ? fmt::format("{}://{}", scheme, rest) : std::string();
}

}  // namespace twinform
