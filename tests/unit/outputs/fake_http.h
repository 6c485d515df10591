// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "fetch/http.h"

namespace twinform::test {

// Answers from a script instead of a network, and remembers what it was asked.
class FakeHttp final : public Http {
 public:
  using Script = std::function<HttpResult(const HttpRequest&)>;
  explicit FakeHttp(Script script) : script_(std::move(script)) {}

  HttpResult send(const HttpRequest& request) override {
    seen.push_back(request);
    return script_(request);
  }
  void send_all(std::span<const HttpRequest> requests,
                const std::function<bool(std::size_t, HttpResult)>& done) override {
    for (std::size_t i = 0; i < requests.size(); ++i)
      if (!done(i, send(requests[i]))) return;
  }

  std::vector<HttpRequest> seen;

 private:
  Script script_;
};

// For what must not use the network at all.
inline FakeHttp no_network() {
  return FakeHttp([](const HttpRequest&) -> HttpResult {
    return tl::unexpected(HttpFailure{.error = {.what = "the network was used"}, .sent = true});
  });
}

inline HttpResult reply(int status, std::string body, Headers headers = {}) {
  return HttpResponse{.status = status, .headers = std::move(headers), .body = std::move(body), .final_url = {}};
}

inline HttpResult no_answer(bool sent) {
  return tl::unexpected(HttpFailure{.error = {.kind = ErrorKind::network, .what = "connection lost"}, .sent = sent});
}

}  // namespace twinform::test
