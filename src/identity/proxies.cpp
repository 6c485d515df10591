// SPDX-License-Identifier: MIT
// What stands before links so that a library's readers get in.
#include <algorithm>

#include <fmt/format.h>

#include "base/strings.h"
#include "identity/sites.h"
#include "identity/wrapper_kinds.h"

namespace twinform {

namespace {

// https://ezproxy.example.edu/login?url=https://…; the target stands bare, with its own "&"s, or escaped (as qurl).
std::string behind_login(const Url& url) {
  bool is_proxy = url.host().find("proxy") != std::string_view::npos || is_of(url.host(), "idm.oclc.org");
  if (!is_proxy || url.path() != "/login") return {};
  std::string_view query = url.query();
  return query.starts_with("url=") ? std::string(query.substr(4)) : parameter_of(url, "qurl");
}

// https://go.openathens.net/redirector/example.edu?url=…, escaped or bare.
std::string behind_openathens(const Url& url) {
  bool fits = url.host() == "go.openathens.net" && url.path().starts_with("/redirector/");
  return fits && url.query().starts_with("url=") ? std::string(url.query().substr(4)) : std::string();
}

// The part of the host that names the target: before ".ezproxy." and the like, or before the library's name in front of a service
// that hosts them all (www-jstor-org.example.idm.oclc.org).
std::string_view target_host(std::string_view host) {
  std::size_t mark = std::min({host.find(".ezproxy."), host.find(".libproxy."), host.find(".ezproxy-")});
  if (mark != std::string_view::npos) return host.substr(0, mark);
  for (std::string_view service : {".idm.oclc.org", ".proxy.openathens.net"}) {
    if (!host.ends_with(service)) continue;
    host.remove_suffix(service.size());
    std::size_t library = host.rfind('.');
    return library == std::string_view::npos ? std::string_view() : host.substr(0, library);
  }
  return {};
}

std::string behind_host(const Url& url) {
  std::string_view inner = target_host(url.host());
  if (inner.empty()) return {};
  std::string host = inner.find('.') == std::string_view::npos ? unhyphened(inner) : std::string(inner);
  if (host.find('.') == std::string::npos) return {};
  std::string_view rest = std::string_view(url.str()).substr(url.str().find(url.authority()) + url.authority().size());
  return fmt::format("https://{}{}", host, rest);
}

}  // namespace

std::string behind_proxy(const Url& url) { return first_found(url, {behind_login, behind_openathens, behind_host}); }

}  // namespace twinform
