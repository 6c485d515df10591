// SPDX-License-Identifier: MIT
#include "outputs/http_answer.h"

#include <doctest/doctest.h>

#include "samples.h"

namespace twinform {

namespace {

HttpResponse response(std::string body) {
  return {.status = 422, .headers = {}, .body = std::move(body), .final_url = {}};
}

std::optional<std::int64_t> wait_in_seconds(const Headers& headers) {
  auto until = asked_to_wait(headers, test::clock().now());
  if (!until) return std::nullopt;
  return (*until - test::clock().now()).count();
}

}  // namespace

TEST_CASE("a wait is understood in every form in which servers ask for it") {
  struct Row {
    Headers headers;
    std::optional<std::int64_t> seconds;
  };
  const std::vector<Row> rows = {
      {{{"Retry-After", "120"}}, 120},
      {{{"retry-after", " 7 "}}, 7},
      {{{"Retry-After", "Mon, 23 Nov 2026 09:01:05 GMT"}}, 60},
      {{{"X-RateLimit-Reset", "2026-11-23T09:05:05.123456Z"}}, 300},
      {{{"X-Ratelimit-Reset", "2026-11-23T09:05:05.120Z"}}, 300},
      {{{"RateLimit-Reset", "1795424465"}}, 60},
      {{{"RateLimit-Reset", "90"}}, 90},
      {{{"Retry-After", "30"}, {"X-RateLimit-Reset", "2026-11-23T09:05:05Z"}}, 30},
      {{{"Retry-After", "soon"}, {"X-RateLimit-Reset", "2026-11-23T09:05:05Z"}}, 300},
      {{{"Retry-After", "99999999"}}, 86'400},
      {{{"Retry-After", "99999999999999999999999"}}, std::nullopt},
      {{{"Retry-After", "-5"}}, std::nullopt},
      {{{"Retry-After", "0"}}, std::nullopt},
      {{{"X-RateLimit-Reset", "2020-01-01T00:00:00Z"}}, std::nullopt},
      {{}, std::nullopt},
  };
  for (const Row& row : rows) {
    CAPTURE(row.headers.empty() ? "none" : row.headers.front().second);
    CHECK(wait_in_seconds(row.headers) == row.seconds);
  }
}

TEST_CASE("the server's words are found in whatever it answers") {
  struct Row {
    std::string body, words;
  };
  const std::vector<Row> rows = {
      {R"({"error":"Validation failed: Text can't be blank"})", "Validation failed: Text can't be blank"},
      {R"({"error":{"name":"ZodError","issues":[]}})", R"({"name":"ZodError","issues":[]})"},
      {R"({"error":"invalid_grant","error_description":"The token is revoked"})", "The token is revoked"},
      {R"({"error":"InvalidSwap","message":"Record was at bafy1"})", "InvalidSwap: Record was at bafy1"},
      {R"({"errors":["a","b"]})", R"(["a","b"])"},
      {"<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>", "502 Bad Gateway"},
      {"<p>Gone &amp; lost</p>", "Gone & lost"},
      {"no more\nthan\twords", "no more than words"},
      {"{\"error\":\"red \\u001b[31m alert \\u202e\"}", "red [31m alert"},
      {R"({"ok":true})", ""},
      {"[]", ""},
      {"null", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.body);
    CHECK(server_words(response(row.body), Secret{}) == row.words);
  }
}

TEST_CASE("the server's words are cut to a bearable length between characters") {
  std::string words;
  for (int i = 0; i < 1000; ++i) words += "ü";
  std::string cut = server_words(response(words), Secret{});
  CHECK(cut.size() < 320);
  CHECK(cut.ends_with("ü…"));
}

TEST_CASE("a credential that the server echoes is masked") {
  CHECK(server_words(response(R"({"error":"bad token s3cret!"})"), Secret("s3cret")) == "bad token ***!");
}

}  // namespace twinform
