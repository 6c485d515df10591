// SPDX-License-Identifier: MIT
// HTTP as the rest of the program sees it. libcurl stays in fetch/curl_http.cpp.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/limits.h"
#include "base/result.h"
#include "base/secret.h"
#include "model/url.h"

namespace twinform {

using Headers = std::vector<std::pair<std::string, std::string>>;  // in order; names as written
std::string_view find_header(const Headers& headers,
                             std::string_view name);  // the last of that name, any case; "" if none

struct HttpRequest {
  std::string method = "GET";
  Url url;
  Headers headers = {};  // never credentials: see below
  std::string body = {};
  Secret bearer = {};     // Authorization: Bearer …, sent to this host only
  std::string user = {};  // basic authentication, to this host only
  Secret password = {};
  Seconds timeout{30};                           // for everything
  std::size_t max_bytes = limits::kAnswerBytes;  // decoded body; more is an error
  int max_redirects = 0;                         // state-changing requests follow none
  bool allow_private = false;   // may connect to loopback, private and link-local addresses, on any hop
  bool take_what_came = false;  // GET: a 200 whose body breaks off is an answer with `broken_off`, not a failure
};

struct HttpResponse {
  int status = 0;
  Headers headers;   // of the last hop
  std::string body;  // content coding undone
  Url final_url;
  bool moved_for_good = false;           // there were redirects, and each was a 301 or 308
  std::optional<Error> broken_off = {};  // why `body` is not all of it
};

struct HttpFailure {
  Error error;
  bool sent = true;     // may the server have seen the request? false for DNS, connect, TLS, refused addresses
  bool spared = false;  // not sent, for the host had just answered another request of send_all() with 429
};

using HttpResult = tl::expected<HttpResponse, HttpFailure>;

class Http {
 public:
  virtual ~Http() = default;
  virtual HttpResult send(const HttpRequest& request) = 0;
  // All of them, side by side, within the pool's limits in all and per host; `done` is called in this thread with the
  // request's index as each ends, and returns false to give up on the rest. A host that answers 429 (Too Many Requests) is
  // spared what still waits for it.
  virtual void send_all(std::span<const HttpRequest> requests,
                        const std::function<bool(std::size_t, HttpResult)>& done) = 0;
};

struct HttpOptions {
  std::string user_agent;     // "twinform/0.1 (+https://…; library@example.org)"
  std::size_t parallel = 32;  // connections in all
  std::size_t parallel_per_host = 4;
  std::chrono::milliseconds spacing{200};  // between two requests to one host; none where private addresses are allowed
};

// One pool of connections (and DNS and TLS sessions) for as long as it lives. Proxies come from the
// environment (http_proxy, https_proxy, all_proxy, no_proxy), and so does a file of trusted certificates (SSL_CERT_FILE).
std::unique_ptr<Http> make_curl_http(HttpOptions options);

}  // namespace twinform
