// SPDX-License-Identifier: MIT
// Plain exchanges: what goes out, and what comes back.
#include "fetch/http.h"

#include <doctest/doctest.h>

#include "support/http_server.h"
#include "unit/fetch/client.h"
#include "unit/fetch/packed.h"

using namespace twinform;
using namespace twinform::test;

TEST_CASE("an answer has its status and headers and body") {
  HttpServer server;
  server.on("/", always({.status = 418, .headers = {{"X-Tea", "green"}}, .body = "short and stout"}));
  auto response = client()->send(get(server.url("/")));
  REQUIRE(response.has_value());
  CHECK(response->status == 418);
  CHECK(find_header(response->headers, "x-tea") == "green");
  CHECK(response->body == "short and stout");
  CHECK(response->final_url == url(server.url("/")));
  CHECK_FALSE(response->moved_for_good);
}

TEST_CASE("every method arrives with its body and headers as given") {
  HttpServer server;
  server.on("/*", answer("fine", "text/plain"));
  auto http = client();
  for (const char* method : {"POST", "PUT", "PATCH", "DELETE"}) {
    HttpRequest request = post(server.url("/x?y=1"), "{\"a\":1}");
    request.method = method;
    request.headers = {{"Content-Type", "application/json"}, {"X-Empty", ""}};
    REQUIRE(http->send(request).has_value());
    Request seen = server.requests().back();
    CHECK(seen.method == method);
    CHECK(seen.query == "y=1");
    CHECK(seen.body == "{\"a\":1}");
    CHECK(seen.header("Content-Type") == "application/json");
    CHECK(seen.has_header("X-Empty"));
    CHECK(seen.header("User-Agent") == "twinform-test");
  }
}

TEST_CASE("a body with NUL bytes arrives whole and one without a type gets none") {
  HttpServer server;
  server.on("/", answer("fine", "text/plain"));
  std::string body("a\0b", 3);
  REQUIRE(client()->send(post(server.url("/"), body)).has_value());
  CHECK(server.requests().back().body == body);
  CHECK_FALSE(server.requests().back().has_header("Content-Type"));
}

TEST_CASE("a large body is not held back to wait for permission") {
  HttpServer server;
  server.on("/", answer("fine", "text/plain"));
  REQUIRE(client()->send(post(server.url("/"), std::string(3'000'000, 'x'))).has_value());
  CHECK(server.requests().back().body.size() == 3'000'000);
  CHECK_FALSE(server.requests().back().has_header("Expect"));
}

TEST_CASE("DELETE and HEAD need no body") {
  HttpServer server;
  server.on("/", answer("fine", "text/plain"));
  HttpRequest request = get(server.url("/"));
  request.method = "DELETE";
  CHECK(client()->send(request)->body == "fine");
  CHECK(server.requests().back().method == "DELETE");
  request.method = "HEAD";
  CHECK(client()->send(request)->body.empty());
  CHECK(server.requests().back().method == "HEAD");
}

TEST_CASE("a header value can't smuggle in another header") {
  HttpServer server;
  server.on("/", answer("fine", "text/plain"));
  HttpRequest request = get(server.url("/"));
  request.headers = {{"If-None-Match", "\"a\"\r\nX-Evil: 1"}};
  REQUIRE(client()->send(request).has_value());
  CHECK_FALSE(server.requests().back().has_header("X-Evil"));
}

TEST_CASE("the fragment stays at home") {
  HttpServer server;
  server.on("/feed", answer("fine", "text/plain"));
  CHECK(client()->send(get(server.url("/feed#part")))->body == "fine");
}

TEST_CASE("connections are kept and used again") {
  HttpServer server;
  server.on("/", answer("fine", "text/plain"));
  auto http = client();
  for (int i = 0; i < 5; ++i) REQUIRE(http->send(get(server.url("/"))).has_value());
  CHECK(server.connections() == 1);
}

TEST_CASE("chunked answers are joined") {
  HttpServer server;
  server.on("/", always({.body = "one two three", .chunked = true}));
  CHECK(client()->send(get(server.url("/")))->body == "one two three");
}

TEST_CASE("content codings are undone whether announced or not") {
  struct Row {
    const char* name;
    std::string encoding, body;
  };
  const Row rows[] = {
      {"plain", "", "<rss/>"},
      {"gzip", "gzip", packed("<rss/>")},
      {"deflate with a zlib header", "deflate", packed("<rss/>", Coding::zlib)},
      {"deflate without one", "deflate", packed("<rss/>", Coding::raw_deflate)},
      {"gzip unannounced", "", packed("<rss/>")},
      {"gzip twice and announced once", "gzip", packed(packed("<rss/>"))},
      {"gzip announced and not done", "gzip", "<rss/>"},
      {"a coding that nobody knows", "x-secret", "<rss/>"},
      {"a charset as coding", "utf-8", "<rss/>"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.name));
    HttpServer server;
    server.on("/", always({.headers = {{"Content-Encoding", row.encoding}}, .body = row.body}));
    auto response = client()->send(get(server.url("/")));
    REQUIRE(response.has_value());
    CHECK(response->body == "<rss/>");
  }
}

TEST_CASE("an answer that can't be unpacked is asked for once more without compression") {
  HttpServer server;
  server.on("/", always({.headers = {{"Content-Encoding", "gzip"}}, .body = "<rss/>"}));
  REQUIRE(client()->send(get(server.url("/"))).has_value());
  REQUIRE(server.requests().size() == 2);
  CHECK(server.requests()[0].header("Accept-Encoding").find("gzip") != std::string::npos);
  CHECK(server.requests()[1].header("Accept-Encoding") == "identity");
}

TEST_CASE("a POST whose answer can't be unpacked is not repeated") {
  HttpServer server;
  server.on("/", always({.headers = {{"Content-Encoding", "gzip"}}, .body = "{}"}));
  auto response = client()->send(post(server.url("/"), "x"));
  REQUIRE_FALSE(response.has_value());
  CHECK(response.error().sent);
  CHECK(server.requests().size() == 1);
}
