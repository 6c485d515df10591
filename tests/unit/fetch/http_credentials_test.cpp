// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <string>

#include "fetch/http.h"
#include "support/http_server.h"
#include "unit/fetch/client.h"

using namespace twinform;
using namespace twinform::test;

namespace {

HttpRequest with_bearer(HttpRequest request) {
  request.bearer = Secret("opensesame");
  return request;
}

HttpRequest with_password(HttpRequest request) {
  request.user = "reader";
  request.password = Secret("opensesame");
  return request;
}

}  // namespace

TEST_CASE("credentials go to the host they are for") {
  HttpServer server;
  server.on("/", answer("fine", "text/plain"));
  auto http = client();
  REQUIRE(http->send(with_bearer(get(server.url("/")))).has_value());
  CHECK(server.requests().back().header("Authorization") == "Bearer opensesame");
  REQUIRE(http->send(with_password(get(server.url("/")))).has_value());
  CHECK(server.requests().back().header("Authorization") == "Basic cmVhZGVyOm9wZW5zZXNhbWU=");
}

TEST_CASE("credentials are gone with their request") {
  HttpServer server;
  server.on("/", answer("fine", "text/plain"));
  auto http = client();
  REQUIRE(http->send(with_bearer(get(server.url("/")))).has_value());
  REQUIRE(http->send(get(server.url("/"))).has_value());
  CHECK_FALSE(server.requests().back().has_header("Authorization"));
}

TEST_CASE("a redirect takes credentials to no other host or port") {
  HttpServer ours, theirs;
  theirs.on("/", answer("fine", "text/plain"));
  const std::string places[] = {
      theirs.url("/"),
      "http://localhost:" + std::to_string(theirs.port()) + "/",
      "http://localhost:" + std::to_string(ours.port()) + "/",
  };
  ours.on("/", answer("fine", "text/plain"));
  for (const std::string& place : places) {
    CAPTURE(place);
    ours.on("/away", redirect(302, place));
    for (const HttpRequest& request : {with_bearer(get(ours.url("/away"))), with_password(get(ours.url("/away")))}) {
      REQUIRE(client()->send(request).has_value());
    }
  }
  REQUIRE(ours.requests("/away").size() == 6);
  for (const Request& request : ours.requests("/away")) CHECK(request.has_header("Authorization"));
  REQUIRE(theirs.requests().size() == 4);
  for (const Request& request : theirs.requests()) CHECK_FALSE(request.has_header("Authorization"));
  REQUIRE(ours.requests("/").size() == 2);
  for (const Request& request : ours.requests("/")) CHECK_FALSE(request.has_header("Authorization"));
}

TEST_CASE("a redirect on the same host keeps credentials") {
  HttpServer server;
  server.on("/a", redirect(302, "/b"));
  server.on("/b", answer("fine", "text/plain"));
  REQUIRE(client()->send(with_bearer(get(server.url("/a")))).has_value());
  CHECK(server.requests("/b").back().header("Authorization") == "Bearer opensesame");
}

TEST_CASE("no failure tells a secret or an address beyond the host") {
  HttpServer server;
  server.on("/private-path", act_then_die());
  auto response = client()->send(with_bearer(get(server.url("/private-path?key=hunter2"))));
  REQUIRE_FALSE(response.has_value());
  std::string words = full_report(response.error().error);
  CHECK(words.find("127.0.0.1") != std::string::npos);
  for (const char* secret : {"opensesame", "hunter2", "private-path"}) {
    CAPTURE(std::string(secret));
    CHECK(words.find(secret) == std::string::npos);
  }
}
