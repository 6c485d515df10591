// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "fetch/http.h"
#include "support/http_server.h"
#include "unit/fetch/client.h"

using namespace twinform;
using namespace twinform::test;

TEST_CASE("a chain of redirects ends at the last address") {
  HttpServer server;
  server.on("/a", redirect(301, "/b"));
  server.on("/b", redirect(308, "c?d=1"));
  server.on("/c", answer("here", "text/plain"));
  auto response = client()->send(get(server.url("/a")));
  REQUIRE(response.has_value());
  CHECK(response->body == "here");
  CHECK(response->final_url == url(server.url("/c?d=1")));
  CHECK(response->moved_for_good);
}

TEST_CASE("one temporary hop makes the move temporary") {
  for (int status : {302, 303, 307}) {
    CAPTURE(status);
    HttpServer server;
    server.on("/a", redirect(301, "/b"));
    server.on("/b", redirect(status, "/c"));
    server.on("/c", answer("here", "text/plain"));
    auto response = client()->send(get(server.url("/a")));
    REQUIRE(response.has_value());
    CHECK(response->body == "here");
    CHECK_FALSE(response->moved_for_good);
  }
}

TEST_CASE("as many redirects as allowed are followed and not one more") {
  HttpServer server;
  server.on("/1", redirect(302, "/2"));
  server.on("/2", redirect(302, "/3"));
  server.on("/3", answer("here", "text/plain"));
  HttpRequest request = get(server.url("/1"));
  request.max_redirects = 2;
  CHECK(client()->send(request)->body == "here");
  request.max_redirects = 1;
  auto response = client()->send(request);
  REQUIRE_FALSE(response.has_value());
  CHECK(response.error().error.what.find("redirects more than 1 times") != std::string::npos);
}

TEST_CASE("a loop of redirects ends in an error") {
  HttpServer server;
  server.on("/a", redirect(301, "/b"));
  server.on("/b", redirect(301, "/a"));
  auto response = client()->send(get(server.url("/a")));
  REQUIRE_FALSE(response.has_value());
  CHECK(response.error().error.what.find("redirects more than 3 times") != std::string::npos);
}

TEST_CASE("without permission a redirect is an answer like any other") {
  HttpServer server;
  server.on("/a", redirect(302, "/b"));
  HttpRequest request = get(server.url("/a"));
  request.max_redirects = 0;
  auto response = client()->send(request);
  REQUIRE(response.has_value());
  CHECK(response->status == 302);
  CHECK(server.requests("/b").empty());
}

TEST_CASE("requests that change something follow no redirect") {
  for (const char* method : {"POST", "PUT", "PATCH", "DELETE"}) {
    for (int status : {301, 302, 303, 307, 308}) {
      CAPTURE(std::string(method));
      CAPTURE(status);
      HttpServer server;
      server.on("/a", redirect(status, "/b"));
      HttpRequest request = post(server.url("/a"), "x");
      request.method = method;
      auto response = client()->send(request);
      REQUIRE(response.has_value());
      CHECK(response->status == status);
      CHECK(server.requests("/b").empty());
    }
  }
}

TEST_CASE("a redirect to anything but http and https is refused") {
  for (const char* target :
       {"file:///etc/passwd", "gopher://127.0.0.1/", "ftp://127.0.0.1/", "dict://127.0.0.1/", "data:,x"}) {
    CAPTURE(std::string(target));
    HttpServer server;
    server.on("/a", redirect(302, target));
    auto response = client()->send(get(server.url("/a")));
    REQUIRE_FALSE(response.has_value());
    CHECK(response.error().error.what.find("not http or https") != std::string::npos);
  }
}

TEST_CASE("a redirect without an address is an answer like any other") {
  HttpServer server;
  server.on("/a", always({.status = 301}));
  CHECK(client()->send(get(server.url("/a")))->status == 301);
}

TEST_CASE("a cookie lives as long as its request") {
  HttpServer server;
  server.on("/a", always({.status = 302, .headers = {{"Location", "/b"}, {"Set-Cookie", "seen=1"}}}));
  server.on("/b", answer("here", "text/plain"));
  auto http = client();
  REQUIRE(http->send(get(server.url("/a"))).has_value());
  REQUIRE(http->send(get(server.url("/b"))).has_value());
  auto seen = server.requests("/b");
  REQUIRE(seen.size() == 2);
  CHECK(seen[0].header("Cookie") == "seen=1");
  CHECK(seen[1].header("Cookie").empty());
}
