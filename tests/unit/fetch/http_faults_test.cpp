// SPDX-License-Identifier: MIT
// Servers that are absent, slow, broken or hostile; and whether a request may have been seen.
#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include "fetch/http.h"
#include "support/http_server.h"
#include "unit/fetch/client.h"
#include "unit/fetch/packed.h"

using namespace twinform;
using namespace twinform::test;
using namespace std::chrono_literals;

namespace {

HttpFailure failure_of(const HttpRequest& request) {
  auto response = client()->send(request);
  REQUIRE_FALSE(response.has_value());
  return response.error();
}

// Too long a label to be asked for: the resolver says no without asking anybody.
const std::string kNoName = std::string(64, 'a') + ".invalid";

int unused_port() { return HttpServer().port(); }

}  // namespace

TEST_CASE("what fails before the first byte of the request was surely not sent") {
  HttpServer plain;
  struct Row {
    std::string address, what;
  };
  const Row rows[] = {
      {"http://" + kNoName + "/", "there is no address for the name " + kNoName},
      {"http://127.0.0.1:" + std::to_string(unused_port()) + "/", "Connection refused"},
      {"https://127.0.0.1:" + std::to_string(plain.port()) + "/", "no secure connection"},
      {"ftp://127.0.0.1/", "not http or https"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.address);
    HttpFailure failure = failure_of(post(row.address, "x"));
    CHECK_FALSE(failure.sent);
    CHECK_MESSAGE(failure.error.what.find(row.what) != std::string::npos, failure.error.what);
    CHECK(failure.error.kind == ErrorKind::network);
  }
  CHECK(plain.requests().empty());
}

TEST_CASE("a request that got no answer may have been seen") {
  struct Row {
    const char* name;
    Reply reply;
    const char* what;
  };
  const Row rows[] = {
      {"acted and hung up", {.mute = true, .end = End::hang_up}, "closed the connection without an answer"},
      {"acted and reset", {.mute = true, .end = End::reset}, "Connection reset by peer"},
      {"cut short", {.body = "0123456789", .cut_after = 4}, "was cut short"},
      {"cut short in chunks", {.body = "0123456789", .chunked = true, .cut_after = 4}, "was cut short"},
      {"no HTTP", {.raw = "220 mail.example ESMTP\r\n", .end = End::hang_up}, "does not speak HTTP"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.name));
    HttpServer server;
    server.on("/", always(row.reply));
    HttpFailure failure = failure_of(post(server.url("/"), "x"));
    CHECK(failure.sent);
    CHECK_MESSAGE(failure.error.what.find(row.what) != std::string::npos, failure.error.what);
    CHECK(server.requests().size() == 1);
  }
}

TEST_CASE("a body that breaks off is an answer to who takes what came and to nobody else") {
  HttpServer server;
  server.on("/", always({.body = "0123456789", .cut_after = 4}));
  HttpRequest request = get(server.url("/"));
  CHECK(failure_of(request).error.what.ends_with("was cut short"));
  request.take_what_came = true;
  auto response = client()->send(request);
  REQUIRE(response.has_value());
  CHECK(response->body == "0123");
  REQUIRE(response->broken_off.has_value());
  CHECK(response->broken_off->what.ends_with("was cut short"));
}

TEST_CASE("what comes before a failure is no answer where nothing of the body came or the status is not 200") {
  HttpServer server;
  server.on("/empty", always({.body = "0123456789", .cut_after = 0}));
  server.on("/error", always({.status = 500, .body = "0123456789", .cut_after = 4}));
  for (const char* path : {"/empty", "/error"}) {
    CAPTURE(std::string(path));
    HttpRequest request = get(server.url(path));
    request.take_what_came = true;
    CHECK(failure_of(request).error.kind == ErrorKind::network);
  }
}

TEST_CASE("a connection that is reset at once is an error") {
  HttpServer server;
  server.reset_on_accept(true);
  CHECK(failure_of(get(server.url("/"))).error.kind == ErrorKind::network);
}

TEST_CASE("a stall ends at the timeout") {
  const Reply stalls[] = {{.body = "late", .stall_before = 60s}, {.body = "late", .stall_within = 60s}};
  for (const Reply& stall : stalls) {
    HttpServer server;
    server.on("/", always(stall));
    HttpRequest request = post(server.url("/"), "x");
    request.timeout = Seconds{1};
    auto begin = std::chrono::steady_clock::now();
    HttpFailure failure = failure_of(request);
    CHECK(std::chrono::steady_clock::now() - begin < 5s);
    CHECK(failure.sent);
    CHECK_MESSAGE(failure.error.what.find("did not finish its answer in 1 s") != std::string::npos, failure.error.what);
  }
}

TEST_CASE("a server that thinks long before it answers is waited for") {
  HttpServer server;
  server.on("/", always({.body = "well", .stall_before = 2500ms}));
  HttpRequest request = get(server.url("/"));
  request.timeout = Seconds{4};
  CHECK(client()->send(request).value_or(HttpResponse{}).body == "well");
}

TEST_CASE("a drip is given up before the whole time is over") {
  HttpServer server;
  server.on("/", always({.body = std::string(1000, 'x'), .drip = 50ms}));
  HttpRequest request = get(server.url("/"));
  request.timeout = Seconds{4};
  auto begin = std::chrono::steady_clock::now();
  HttpFailure failure = failure_of(request);
  CHECK(std::chrono::steady_clock::now() - begin < 3500ms);
  CHECK_MESSAGE(failure.error.what.find("too slowly") != std::string::npos, failure.error.what);
}

TEST_CASE("a body may be as large as allowed and no larger") {
  HttpServer server;
  server.on("/plain", answer(std::string(2048, 'a'), "text/plain"));
  server.on("/endless", always({.body = std::string(1'000'000, 'a'), .chunked = true}));
  server.on("/bomb", always({.headers = {{"Content-Encoding", "gzip"}}, .body = packed(std::string(50'000'000, 'a'))}));
  server.on("/quiet-bomb", always({.body = packed(std::string(50'000'000, 'a'))}));
  HttpRequest request = get(server.url("/plain"));
  request.max_bytes = 2048;
  CHECK(client()->send(request)->body.size() == 2048);
  request.max_bytes = 2047;
  CHECK(failure_of(request).error.what.ends_with("is larger than 2047 bytes"));
  request.max_bytes = 1U << 20U;
  for (const char* path : {"/bomb", "/quiet-bomb"}) {
    CAPTURE(std::string(path));
    request.url = url(server.url(path));
    CHECK(failure_of(request).error.what.ends_with("is larger than 1 MiB"));
  }
  request.url = url(server.url("/endless"));
  request.max_bytes = 10'240;
  CHECK(failure_of(request).error.what.ends_with("is larger than 10 KiB"));
}

TEST_CASE("endless headers are given up") {
  HttpServer server;
  Fields headers;
  for (int i = 0; i < 300; ++i) headers.emplace_back("X-Filler", std::string(1000, 'x'));
  server.on("/", always({.headers = headers, .body = "x"}));
  std::string what = failure_of(get(server.url("/"))).error.what;
  CHECK_MESSAGE(what.find("headers") != std::string::npos, what);
}

TEST_CASE("a POST goes out once even where an idle connection has died") {
  HttpServer server;
  server.on("GET /", answer("fine", "text/plain"));
  server.on("POST /", act_then_die());
  auto http = client();
  for (int i = 0; i < 3; ++i) {
    REQUIRE(http->send(get(server.url("/"))).has_value());
    auto response = http->send(post(server.url("/"), "x"));
    REQUIRE_FALSE(response.has_value());
    CHECK(response.error().sent);
  }
  CHECK(server.requests("POST /").size() == 3);
}

TEST_CASE("a GET on a connection that died is tried again on a new one") {
  HttpServer server;
  server.on("/", [](const Request& request) {
    return request.connection == 1 ? Reply{.mute = true, .end = End::hang_up} : Reply{.body = "fine"};
  });
  server.on("/first", answer("fine", "text/plain"));
  auto http = client();
  REQUIRE(http->send(get(server.url("/first"))).has_value());
  CHECK(http->send(get(server.url("/"))).value().body == "fine");
}

TEST_CASE("after a failure the next request is unharmed") {
  HttpServer server;
  server.on("/bad", act_then_reset());
  server.on("/good", answer("fine", "text/plain"));
  auto http = client();
  CHECK_FALSE(http->send(get(server.url("/bad"))).has_value());
  CHECK(http->send(get(server.url("/good"))).value().body == "fine");
}
