// SPDX-License-Identifier: MIT
// The address guard on real connections.
#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

#include "fetch/http.h"
#include "support/http_server.h"
#include "unit/fetch/client.h"

using namespace twinform;
using namespace twinform::test;

namespace {

HttpRequest guarded(std::string_view address) {
  HttpRequest out = get(address);
  out.allow_private = false;
  return out;
}

}  // namespace

TEST_CASE("loopback is refused in every spelling before anything is sent") {
  HttpServer server;
  auto http = client();
  for (const char* host : {"127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0.0.0.0",
                           "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]"}) {
    CAPTURE(std::string(host));
    auto response = http->send(guarded("http://" + std::string(host) + ":" + std::to_string(server.port()) + "/"));
    REQUIRE_FALSE(response.has_value());
    CHECK_FALSE(response.error().sent);
    CHECK_MESSAGE(response.error().error.what.find("which is no public address") != std::string::npos,
                  response.error().error.what);
    CHECK(response.error().error.hint.find("allow_private") != std::string::npos);
  }
  CHECK(server.connections() == 0);
}

TEST_CASE("a connection that was opened with permission serves nobody without it") {
  HttpServer server;
  server.on("/", answer("private", "text/plain"));
  auto http = client();
  REQUIRE(http->send(get(server.url("/"))).has_value());
  auto response = http->send(guarded(server.url("/")));
  REQUIRE_FALSE(response.has_value());
  CHECK_FALSE(response.error().sent);
  CHECK(response.error().error.what.find("which is no public address") != std::string::npos);
  CHECK(server.requests().size() == 1);
}

TEST_CASE("a request that the proxy lets through to nobody was surely not sent") {
  HttpServer proxy;
  proxy.on("CONNECT *", always({.status = 403}));
  ::setenv("https_proxy", proxy.url("").c_str(), 1);
  auto response = client()->send(post("https://public.example/statuses", "x"));
  ::unsetenv("https_proxy");
  REQUIRE_FALSE(response.has_value());
  CHECK_FALSE(response.error().sent);
  CHECK_MESSAGE(response.error().error.what.find("403") != std::string::npos, response.error().error.what);
  CHECK(proxy.requests().at(0).path == "public.example:443");
}

TEST_CASE("a proxy of the environment may be at a private address and a redirect past it may not") {
  HttpServer proxy;
  proxy.on("GET *", answer("through the proxy", "text/plain"));
  proxy.on("GET http://public.example/away", redirect(302, proxy.url("/inside")));
  ::setenv("http_proxy", proxy.url("").c_str(), 1);
  auto http = client();
  auto response = http->send(guarded("http://public.example/feed"));
  REQUIRE(response.has_value());
  CHECK(response->body == "through the proxy");
  CHECK(proxy.requests().back().path == "http://public.example/feed");

  HttpServer inside;
  inside.on("/", answer("secret", "text/plain"));
  proxy.on("GET http://public.example/away", redirect(302, inside.url("/")));
  auto away = http->send(guarded("http://public.example/away"));
  ::unsetenv("http_proxy");
  REQUIRE_FALSE(away.has_value());
  CHECK(away.error().error.what.find("which is no public address") != std::string::npos);
  CHECK(away.error().error.context == std::vector<std::string>{"redirected by public.example"});
  CHECK(inside.connections() == 0);
}
