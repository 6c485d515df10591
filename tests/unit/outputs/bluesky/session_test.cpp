// SPDX-License-Identifier: MIT
#include "outputs/bluesky/session.h"

#include <doctest/doctest.h>

#include "../fake_http.h"
#include "../samples.h"
#include "base/json.h"
#include "text/url.h"

namespace twinform::bluesky {

using namespace test;

namespace {

// Where a call goes after a login at `server` that was answered with the tokens, `did` and the endpoint of a repository.
std::string server_after_login(const std::string& server, const std::string& endpoint,
                               const char* did = "did:plc:abc") {
  FakeHttp http([&](const HttpRequest&) {
    return reply(200,
                 dump_json({{"accessJwt", "access"},
                            {"refreshJwt", "refresh"},
                            {"did", did},
                            {"handle", "library.example"},
                            {"didDoc",
                             {{"service", Json::array({{{"id", "#other"}, {"serviceEndpoint", "https://other.example"}},
                                                       {{"id", "#atproto_pds"}, {"serviceEndpoint", endpoint}}})}}}}));
  });
  XrpcSession session({.server = server, .identifier = "library.example", .password = Secret("s3cret")});
  if (!session.open(http, clock().now())) return "none";
  (void)session.call(http, {.name = "com.atproto.repo.getRecord"});
  const Url& url = http.seen.back().url;
  return std::string(url.scheme()) + "://" + std::string(url.authority());
}

}  // namespace

TEST_CASE("tokens go to the account's own server but never from https to http") {
  CHECK(server_after_login("https://bsky.example", "https://pds.example") == "https://pds.example");
  CHECK(server_after_login("https://bsky.example", "http://pds.example") == "https://bsky.example");
  CHECK(server_after_login("http://bsky.example", "http://pds.example") == "http://pds.example");
  CHECK(server_after_login("https://bsky.example", "ftp://pds.example") == "https://bsky.example");
  CHECK(server_after_login("https://bsky.example", "") == "https://bsky.example");
}

TEST_CASE("a login that does not name an account is none") {
  for (const char* did : {"", "alice", "did:plc:a b", "did:plc:a/b", "did:plc:a\x1b[2J"}) {
    CAPTURE(std::string(did));
    CHECK(server_after_login("https://bsky.example", "https://pds.example", did) == "none");
  }
}

TEST_CASE("what is no address of a server is a mistake in the configuration") {
  FakeHttp http = no_network();
  for (const char* server : {"", "bsky", "ftp://bsky.example", "https://"}) {
    CAPTURE(std::string(server));
    XrpcSession session({.server = server, .identifier = "library.example", .password = Secret("s3cret")});
    auto opened = session.open(http, clock().now());
    REQUIRE_FALSE(opened);
    CHECK(opened.error().error.kind == ErrorKind::config);
    CHECK(http.seen.empty());
  }
}

TEST_CASE("an expired session is told by its name whatever its status") {
  struct Row {
    int status;
    const char* body;
    bool expired;
  };
  const std::vector<Row> rows = {
      {400, R"({"error":"ExpiredToken"})", true},
      {401, R"({"error":"ExpiredToken"})", true},
      {400, R"({"error":"InvalidToken"})", true},
      {400, R"({"error":"InvalidRequest"})", false},
      {401, R"({"error":"AuthMissing"})", false},
      {500, R"({"error":"ExpiredToken"})", false},
      {400, "<html>", false},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.body));
    CHECK(is_expired({.status = row.status, .headers = {}, .body = row.body, .final_url = {}}) == row.expired);
  }
}

}  // namespace twinform::bluesky
