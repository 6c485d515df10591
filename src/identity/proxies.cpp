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

// "www-jstor-org" as "www.jstor.org", where it is not written so.
std::string host_name(std::string_view target) {
  return target.find('.') == std::string_view::npos ? unhyphened(target) : std::string(target);
}

bool ends_as_a_host(std::string_view name) {
  constexpr std::string_view kTops[] = {"com", "org", "net", "edu", "gov", "int", "info", "eu", "uk", "de", "fr", "ch"};
  std::size_t dot = name.rfind('.');
  return dot != std::string_view::npos && std::ranges::find(kTops, name.substr(dot + 1)) != std::end(kTops);
}

// The part of the host that names the target: before ".ezproxy." and the like, or before the library's name in front of a service
// that hosts them all (www-jstor-org.example.idm.oclc.org).
std::string_view target_host(std::string_view host) {
  std::size_t mark = std::min({host.find(".ezproxy."), host.find(".libproxy."), host.find(".ezproxy-")});
  if (mark != std::string_view::npos) return host.substr(0, mark);
  // Others have names that only sound so; then what stands before has to look like a host.
  mark = std::min(host.find(".proxy"), host.find(".ezp"));
  if (mark != std::string_view::npos && ends_as_a_host(host_name(host.substr(0, mark)))) return host.substr(0, mark);
  for (std::string_view service : {".idm.oclc.org", ".proxy.openathens.net"}) {
    if (!host.ends_with(service)) continue;
    host.remove_suffix(service.size());
    std::size_t library = host.rfind('.');
    return library == std::string_view::npos ? std::string_view() : host.substr(0, library);
  }
  return {};
}

// https://0-www.jstor.org.library.example.edu, https://0-www-jstor-org.library.example.edu: the port (0 for 80), the target and the
// library (Innovative, "Web Access Management Syntax"). Where the target ends its first top-level domain shows.
std::string_view wam_target(std::string_view host) {
  std::size_t port = host.starts_with("0-") ? 2 : host.starts_with("443-") ? 4 : 0;
  if (port == 0) return {};
  host.remove_prefix(port);
  for (std::size_t dot = host.find('.'); dot != std::string_view::npos; dot = host.find('.', dot + 1))
    if (ends_as_a_host(host_name(host.substr(0, dot)))) return host.substr(0, dot);
  return {};
}

std::string behind_host(const Url& url) {
  std::string_view wam = wam_target(url.host()), target = wam.empty() ? target_host(url.host()) : wam;
  if (target.empty()) return {};
  std::string host = host_name(target);
  if (host.find('.') == std::string::npos) return {};
  std::string_view rest = std::string_view(url.str()).substr(url.str().find(url.authority()) + url.authority().size());
  return fmt::format("https://{}{}", host, rest);
}

}  // namespace

std::string behind_proxy(const Url& url) { return first_found(url, {behind_login, behind_openathens, behind_host}); }

}  // namespace twinform
