// SPDX-License-Identifier: MIT
#include "outputs/mastodon/authorisation.h"

#include <doctest/doctest.h>

namespace twinform::mastodon {

namespace {

std::string code(const char* answer, bool needs_state = false) {
  auto found = code_in(Secret(answer), "ours", needs_state);
  return found ? found->reveal() : "error: " + found.error().what;
}

std::string token(const char* body, const char* scopes = "read:accounts write:media") {
  auto found = token_in(body, scopes);
  return found ? found->reveal() : "error: " + found.error().what;
}

}  // namespace

TEST_CASE("a code is found in whatever a person brings") {
  for (const char* answer :
       {"c0de", "  c0de \r", "c0de&state=ours", "code=c0de&state=ours", "state=ours&code=c0de",
        "http://127.0.0.1:8001/?code=c0de&state=ours", "http://127.0.0.1:8001/?code=c0de&state=ours#_=_"}) {
    CAPTURE(answer);
    CHECK(code(answer) == "c0de");
  }
  CHECK(code("code=a%2Fb+c&state=ours") == "a/b c");
  CHECK(code("a/b+c=") == "a/b+c=");
}

TEST_CASE("an answer to another login is refused") {
  for (const char* answer : {"c0de&state=theirs", "code=c0de&state=theirs", "error=access_denied&state=theirs"}) {
    CAPTURE(answer);
    CHECK(code(answer).starts_with("error: what came back belongs to another login"));
  }
}

TEST_CASE("a redirect has to bring our state and a person need not") {
  CHECK(code("code=c0de", true).starts_with("error: what came back belongs to another login"));
  CHECK(code("code=c0de", false) == "c0de");
}

TEST_CASE("a denial is called one and other errors are told in the server's words") {
  CHECK(code("error=access_denied&error_description=No&state=ours", true) == "error: access was denied");
  CHECK(code("error=invalid_scope&error_description=Not+that+%1B&state=ours", true) ==
        "error: the server gave no code: Not that \\x1b");
  CHECK(code("error=server_error&state=ours", true) == "error: the server gave no code: server_error");
  CHECK(code("") == "error: no code came back");
}

TEST_CASE("a token is taken when its scopes cover what we asked for or none are told") {
  CHECK(token(R"({"access_token":"t"})") == "t");
  CHECK(token(R"({"access_token":"t","scope":"write:media read:accounts"})") == "t");
  CHECK(token(R"({"access_token":"t","scope":"read write follow"})") == "t");
  CHECK(token(R"({"access_token":"t","scope":"read"})", "profile") == "t");
  CHECK(token(R"({"access_token":"t","scope":"read write:statuses"})") ==
        "error: the server gave a token without the scope write:media");
}

TEST_CASE("an answer without a token that fits into a header is refused") {
  for (const char* body : {"", "<html>", "{}", R"({"access_token":""})", R"({"access_token":7})",
                           R"({"access_token":"a\r\nX-Evil: 1"})", R"({"access_token":"a b"})"}) {
    CAPTURE(body);
    CHECK(token(body) == "error: the server's answer has no token that can be used");
  }
}

TEST_CASE("a form keeps whatever stands in it") {
  CHECK(form_encoded({{"a", "1 2&3"}, {"b", "ö+="}}) == "a=1%202%263&b=%C3%B6%2B%3D");
}

}  // namespace twinform::mastodon
