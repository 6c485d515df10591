// SPDX-License-Identifier: MIT
#include "identity/wrappers.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/strings.h"
#include "text/url.h"

namespace twinform {

namespace {

constexpr int kLayers = 4;

struct Wrapper {
  std::string_view host, path, parameter;
};

constexpr Wrapper kWrappers[] = {
    {"www.google.com", "/url", "url"},     {"www.google.com", "/url", "q"},     {"l.facebook.com", "/l.php", "u"},
    {"lm.facebook.com", "/l.php", "u"},    {"out.reddit.com", "", "url"},       {"t.umblr.com", "/redirect", "z"},
    {"www.youtube.com", "/redirect", "q"}, {"slack-redir.net", "/link", "url"}, {"exit.sc", "/", "url"},
    {"getpocket.com", "/redirect", "url"},
};

std::string parameter_of(const Url& url, std::string_view name) {
  for (std::string_view pair : split(url.query(), '&')) {
    auto equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name)
      return percent_decode(pair.substr(equals + 1));
  }
  return {};
}

Url http_link(std::string_view text) {
  auto url = parse_url(text);
  return url && url->is_http() ? *url : Url{};
}

bool fits(const Wrapper& wrapper, const Url& url) {
  return url.host() == wrapper.host && (wrapper.path.empty() || url.path() == wrapper.path);
}

Url behind_redirector(const Url& url) {
  for (const Wrapper& wrapper : kWrappers) {
    if (!fits(wrapper, url)) continue;
    if (Url inner = http_link(parameter_of(url, wrapper.parameter)); !inner.empty()) return inner;
  }
  return {};
}

bool is_proxy_name(std::string_view host) {
  return host.find("ezproxy") != std::string_view::npos || host.find("libproxy") != std::string_view::npos ||
         host.ends_with(".idm.oclc.org");
}

// https://ezproxy.example.edu/login?url=https://… ; the target stands bare, with its own "&"s, or escaped (as qurl).
Url behind_proxy_login(const Url& url) {
  if (!is_proxy_name(url.host()) || url.path() != "/login") return {};
  std::string_view query = url.query();
  if (query.starts_with("url=http")) return http_link(fmt::format("{}", query.substr(4)));
  if (query.starts_with("url=")) return http_link(percent_decode(query.substr(4)));
  return http_link(parameter_of(url, "qurl"));
}

// EZproxy's https by hostname: www-jstor-org.ezproxy.example.edu is www.jstor.org; a hyphen of the name is doubled.
std::string unhyphened(std::string_view host) {
  std::string name = replace_all(std::string(host), "--", "\n");
  std::ranges::replace(name, '-', '.');
  return replace_all(std::move(name), "\n", "-");
}

Url behind_proxy_host(const Url& url) {
  std::size_t end =
      std::min({url.host().find(".ezproxy."), url.host().find(".libproxy."), url.host().find(".ezproxy-")});
  if (end == std::string_view::npos) return {};
  std::string_view inner = url.host().substr(0, end);
  std::string host = inner.find('.') == std::string_view::npos ? unhyphened(inner) : std::string(inner);
  if (host.find('.') == std::string::npos) return {};
  std::string_view rest = std::string_view(url.str()).substr(url.str().find(url.authority()) + url.authority().size());
  return http_link(fmt::format("https://{}{}", host, rest));
}

Url behind(const Url& url) {
  for (auto look : {behind_redirector, behind_proxy_login, behind_proxy_host}) {
    if (Url inner = look(url); !inner.empty()) return inner;
  }
  return {};
}

}  // namespace

Url unwrap_link(const Url& url) {
  Url inner = url;
  for (int layer = 0; layer < kLayers; ++layer) {
    Url next = behind(inner);
    if (next.empty()) break;
    inner = std::move(next);
  }
  return inner;
}

}  // namespace twinform
