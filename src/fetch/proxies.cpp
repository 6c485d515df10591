// SPDX-License-Identifier: MIT
#include "fetch/proxies.h"

#include <fmt/format.h>
#include <netdb.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>

#include "base/strings.h"
#include "fetch/curl_handles.h"
#include "fetch/guard.h"

namespace twinform {

namespace {

// Those that libcurl looks at; HTTP_PROXY in capitals it ignores, because CGI servers let clients set that one.
constexpr std::array kVariables{"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"};
constexpr const char* kUsualPort = "1080";  // libcurl's, where a proxy is named without

std::string endpoint(const std::string& numeric, int port) { return fmt::format("{} {}", numeric, port); }

int port_of(const sockaddr* address) {
  sockaddr_in v4{};
  sockaddr_in6 v6{};
  if (address->sa_family == AF_INET) std::memcpy(&v4, address, sizeof v4);
  if (address->sa_family == AF_INET6) std::memcpy(&v6, address, sizeof v6);
  return ntohs(address->sa_family == AF_INET ? v4.sin_port : v6.sin6_port);
}

std::string url_part(CURLU* url, CURLUPart what, unsigned flags) {
  char* text = nullptr;
  if (curl_url_get(url, what, &text, flags) != CURLUE_OK) return {};
  std::string out = text;
  curl_free(text);
  return out;
}

// "[::1]" is an address to a URL, "::1" to the resolver.
std::string without_brackets(std::string_view host) {
  return std::string(host.starts_with('[') ? host.substr(1, host.size() - 2) : host);
}

}  // namespace

Proxies Proxies::of_environment() {
  Proxies out;
  for (const char* variable : kVariables) {
    const char* value = std::getenv(variable);
    if (value != nullptr && *value != '\0') out.add(value);
  }
  return out;
}

void Proxies::add(const char* proxy_url) {
  CurlUrl url(curl_url());
  if (curl_url_set(url.get(), CURLUPART_URL, proxy_url, CURLU_GUESS_SCHEME | CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK)
    return;
  std::string host = without_brackets(url_part(url.get(), CURLUPART_HOST, 0));
  std::string port = url_part(url.get(), CURLUPART_PORT, 0);
  if (port.empty()) port = istarts_with(proxy_url, "https:") ? "443" : kUsualPort;
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (::getaddrinfo(host.c_str(), port.c_str(), &hints, &found) != 0) return;
  for (const addrinfo* each = found; each != nullptr; each = each->ai_next) {
    endpoints_.push_back(endpoint(numeric_address(each->ai_addr), port_of(each->ai_addr)));
  }
  ::freeaddrinfo(found);
}

bool Proxies::has(const sockaddr* address) const { return has(numeric_address(address), port_of(address)); }

bool Proxies::has(const std::string& numeric, int port) const {
  return std::find(endpoints_.begin(), endpoints_.end(), endpoint(numeric, port)) != endpoints_.end();
}

}  // namespace twinform
