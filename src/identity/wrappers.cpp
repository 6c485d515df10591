// SPDX-License-Identifier: MIT
#include "identity/wrappers.h"

#include <algorithm>

#include "base/strings.h"
#include "identity/wrapper_kinds.h"
#include "text/url.h"

namespace twinform {

namespace {

// Some wrap what is escaped already.
std::string unescaped(std::string link) {
  constexpr int kTimes = 3;
  auto is_escaped = [&] { return istarts_with(link, "http%3a") || istarts_with(link, "https%3a"); };
  for (int i = 0; i < kTimes && is_escaped(); ++i) link = percent_decode(link);
  return link;
}

// As a browser that is sent on: the fragment stays, unless there is a new one (Fetch Standard, "HTTP-redirect fetch").
Url inner_link(const Url& outer, std::string link) {
  link = unescaped(std::move(link));
  if (link.find('#') == std::string::npos && !outer.fragment().empty()) (link += '#') += outer.fragment();
  auto url = parse_url(link);
  return url && url->is_http() ? *url : Url{};
}

Url behind(const Url& url) {
  std::string link = first_found(url, {behind_redirector, behind_mail_guard, behind_proxy, behind_amp});
  return link.empty() ? Url{} : inner_link(url, std::move(link));
}

}  // namespace

Url unwrap_link(const Url& url) {
  Url inner = url;
  for (Url next = behind(inner); !next.empty(); next = behind(inner)) {
    // What is inside is shorter, so that there is an end.
    if (next.str().size() >= inner.str().size()) break;
    inner = std::move(next);
  }
  return inner;
}

std::string first_found(const Url& url, std::initializer_list<LinkFinder> finders) {
  for (LinkFinder find : finders) {
    if (std::string link = find(url); !link.empty()) return link;
  }
  return {};
}

std::string parameter_of(const Url& url, std::string_view name) {
  for (std::string_view pair : split(url.query(), '&')) {
    auto equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name)
      return percent_decode(pair.substr(equals + 1));
  }
  return {};
}

std::string unhyphened(std::string_view host) {
  std::string name = replace_all(std::string(host), "--", "\n");
  std::ranges::replace(name, '-', '.');
  return replace_all(std::move(name), "\n", "-");
}

}  // namespace twinform
