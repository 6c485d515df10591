// SPDX-License-Identifier: MIT
#include "outputs/mastodon/connection.h"

#include <doctest/doctest.h>

#include "../fake_http.h"
#include "base/json.h"

namespace twinform::mastodon {

using namespace test;

namespace {

const Connection kConnection{.server = "https://social.example", .token = Secret("s3cret")};

Result<Account> account_after(const HttpResult& answer) {
  FakeHttp http([&](const HttpRequest&) { return answer; });
  return ask_account(http, kConnection);
}

}  // namespace

TEST_CASE("a request goes below the server's address with the token and no redirects") {
  for (std::string_view server : {"https://social.example/base", "https://social.example/base/"}) {
    auto request = request_to({.server = std::string(server), .token = Secret("t")}, "POST", "/api/v1/statuses");
    REQUIRE(request);
    CHECK(request->url.str() == "https://social.example/base/api/v1/statuses");
    CHECK(request->bearer.reveal() == "t");
    CHECK(request->max_redirects == 0);
  }
}

TEST_CASE("an address that is none is a configuration error") {
  for (std::string_view server : {"", "social.example", "ftp://social.example", "https://"}) {
    CAPTURE(server);
    CHECK_FALSE(request_to({.server = std::string(server), .token = {}}, "GET", "/api"));
  }
}

TEST_CASE("private addresses are allowed only where the output says so") {
  CHECK_FALSE(request_to(kConnection, "GET", "/").value().allow_private);
  Connection local = kConnection;
  local.allow_private = true;
  CHECK(request_to(local, "GET", "/").value().allow_private);
}

TEST_CASE("the account is whoever the token belongs to") {
  auto account = account_after(reply(200, R"({"id":"42","acct":"library"})"));
  REQUIRE(account);
  CHECK(account->id == "42");
  CHECK(account->name == "library");
}

TEST_CASE("a token that does not hold is refused with a hint in every server's way") {
  const std::vector<std::pair<int, std::string>> rows = {{401, R"({"error":"The access token is invalid"})"},
                                                         {401, ""},
                                                         {403, R"({"error":"outside the scopes"})"},
                                                         {422, ""}};
  for (const auto& [status, body] : rows) {
    CAPTURE(status);
    auto account = account_after(reply(status, body));
    REQUIRE_FALSE(account);
    CHECK(account.error().kind == ErrorKind::refused);
    CHECK(account.error().hint.find("`token`") != std::string::npos);
  }
}

TEST_CASE("what is no such server says so") {
  const std::vector<HttpResult> answers = {reply(200, "<html>"), reply(200, "{}"), reply(200, "[]"),
                                           reply(404, "<html>"), reply(500, ""),   reply(301, ""),
                                           no_answer(false)};
  for (const HttpResult& answer : answers) CHECK_FALSE(account_after(answer));
}

TEST_CASE("a redirected question tells which option to mend") {
  auto account = account_after(reply(301, ""));
  REQUIRE_FALSE(account);
  CHECK(account.error().hint.find("`server`") != std::string::npos);
}

TEST_CASE("an account survives in the note of the limits") {
  Limits limits{.note = note_of({.id = "42", .name = "library"})};
  CHECK(account_in(limits).id == "42");
  CHECK(account_in(limits).name == "library");
  CHECK(account_in(Limits{}).id.empty());
  CHECK(account_in(Limits{.note = "[1"}).id.empty());
}

}  // namespace twinform::mastodon
