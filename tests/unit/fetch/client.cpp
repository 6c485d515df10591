// SPDX-License-Identifier: MIT
#include "unit/fetch/client.h"

#include <doctest/doctest.h>

#include <utility>

#include "text/url.h"

namespace twinform::test {

std::unique_ptr<Http> client(HttpOptions options) { return make_curl_http(std::move(options)); }

Url url(std::string_view text) {
  auto parsed = parse_url(text);
  REQUIRE_MESSAGE(parsed.has_value(), text);
  return *parsed;
}

HttpRequest get(std::string_view address) {
  return {.url = url(address), .timeout = Seconds{5}, .max_redirects = 3, .allow_private = true};
}

HttpRequest post(std::string_view address, std::string body) {
  HttpRequest out = get(address);
  out.method = "POST";
  out.body = std::move(body);
  return out;
}

}  // namespace twinform::test
