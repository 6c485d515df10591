// SPDX-License-Identifier: MIT
#include "outputs/mastodon/status.h"

#include <doctest/doctest.h>

#include "../fake_http.h"
#include "../samples.h"
#include "base/json.h"
#include "text/clean.h"

namespace twinform::mastodon {

using namespace test;

namespace {

const Connection kConnection{.server = "https://social.example", .token = Secret("s3cret")};

Outcome outcome_of(const HttpResult& answer, Guarantee guarantee = Guarantee::searchable,
                   std::string_view asked = R"({"status":"Hello","visibility":"unlisted","language":"en"})") {
  Json body = parse_json(asked).value();
  Limits limits{.guarantee = guarantee};
  return read_answer(answer, {kConnection, body, limits, clock().now()});
}

std::string note_of(std::string_view asked, std::string_view status) {
  auto receipt = receipt_of(parse_json(status).value(), parse_json(asked).value(), clock().now());
  return receipt ? receipt->note : "no receipt";
}

constexpr const char* kTemporary =
    R"({"error":"There was a temporary problem serving your request, please try again"})";

}  // namespace

TEST_CASE("an answer to a post means sent or later or refused or unknown") {
  struct Row {
    int status;
    std::string body, outcome;
  };
  const std::vector<Row> rows = {
      {200, R"({"id":"7","content":"<p>Hello</p>","visibility":"unlisted","language":"en"})", "sent"},
      {202, R"({"id":"7","content":"<p>Hello</p>"})", "sent"},
      {200, R"({"id":7})", "unknown"},
      {200, R"({"id":""})", "unknown"},
      {200, R"({"id":"a\nb"})", "unknown"},
      {200, R"({"error":"odd"})", "unknown"},
      {200, R"({"id":"7","cont)", "unknown"},
      {200, "<html><title>Welcome</title></html>", "unknown"},
      {200, "", "unknown"},
      {204, "", "unknown"},
      {301, "", "refused (whole output)"},
      {302, "<html>", "refused (whole output)"},
      {308, "", "refused (whole output)"},
      {400, "", "refused"},
      {401, R"({"error":"The access token is invalid"})", "refused (whole output)"},
      {401, "", "refused (whole output)"},
      {403, R"({"error":"This action is outside the authorized scopes"})", "refused (whole output)"},
      {404, R"({"error":"Record not found"})", "refused"},
      {408, "", "later"},
      {410, "", "refused"},
      {413, "", "refused"},
      {422, R"({"error":"Validation failed: Text character limit of 500 exceeded"})", "refused"},
      {425, "", "later"},
      {429, R"({"error":"Too many requests"})", "later (whole output)"},
      {500, "", "unknown"},
      {502, "<html><title>502 Bad Gateway</title></html>", "unknown"},
      {503, "<html>", "unknown"},
      {503, kTemporary, "unknown"},
      {504, "", "unknown"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.status);
    CAPTURE(row.body);
    CHECK(outcome_name(outcome_of(reply(row.status, row.body))) == row.outcome);
  }
}

TEST_CASE("a lock held on the key is no loss where the server keeps keys") {
  CHECK(outcome_name(outcome_of(reply(503, kTemporary), Guarantee::keyed)) == "later");
  CHECK(outcome_name(outcome_of(reply(503, "<html>"), Guarantee::keyed)) == "unknown");
  CHECK(outcome_name(outcome_of(reply(500, kTemporary), Guarantee::keyed)) == "unknown");
}

TEST_CASE("a request that never left is for later and one that may have is unknown") {
  CHECK(outcome_name(outcome_of(no_answer(false))) == "later (whole output)");
  CHECK(outcome_name(outcome_of(no_answer(true))) == "unknown");
}

TEST_CASE("a rate limit says until when the output waits") {
  Outcome outcome = outcome_of(reply(429, "", {{"X-RateLimit-Reset", "2026-11-23T09:05:00.000000Z"}}));
  REQUIRE(std::holds_alternative<Later>(outcome));
  CHECK(std::get<Later>(outcome).not_before == from_rfc3339("2026-11-23T09:05:00Z").value());
}

TEST_CASE("a refusal carries the server's words and a hint but no token") {
  Outcome outcome = outcome_of(reply(401, R"({"error":"The token s3cret is invalid"})"));
  CHECK(error_of(outcome).what.ends_with("answered 401: The token *** is invalid"));
  CHECK(error_of(outcome).hint.find("token") != std::string::npos);
  CHECK(full_report(error_of(outcome)).find("s3cret") == std::string::npos);
}

TEST_CASE("a redirect tells which option to mend") {
  CHECK(error_of(outcome_of(reply(301, ""))).hint.find("`server`") != std::string::npos);
}

TEST_CASE("a receipt tells where the post stands") {
  Outcome outcome =
      outcome_of(reply(200, R"({"id":"01ABC","url":"https://social.example/@a/01ABC","content":"<p>Hello</p>",)"
                            R"("visibility":"unlisted","language":"en"})"));
  REQUIRE(std::holds_alternative<Sent>(outcome));
  const Receipt& receipt = std::get<Sent>(outcome).receipt;
  CHECK(receipt.id == "01ABC");
  CHECK(receipt.url == "https://social.example/@a/01ABC");
  CHECK(receipt.at == clock().now());
  CHECK(receipt.note.empty());
}

TEST_CASE("an address that is no web page is left out of the receipt") {
  Json status = parse_json(R"j({"id":"7","url":"javascript:alert(1)","uri":"https://social.example/7"})j").value();
  auto receipt = receipt_of(status, Json::object(), clock().now());
  REQUIRE(receipt);
  CHECK(receipt->url == "https://social.example/7");
}

TEST_CASE("what the server did otherwise than asked is noted") {
  struct Row {
    std::string asked, status, note;
  };
  const std::vector<Row> rows = {
      {R"({"visibility":"unlisted"})", R"({"id":"1","visibility":"public"})", "visibility is public, not unlisted"},
      {R"({"visibility":"direct"})", R"({"id":"1","visibility":"private"})", "visibility is private, not direct"},
      {R"({"visibility":"unlisted"})", R"({"id":"1"})", ""},
      {R"({"status":"Hello"})", R"({"id":"1","content":"<br>"})", "it arrived empty"},
      {R"({"status":"Hello"})", R"({"id":"1","content":"<p>Hello</p>"})", ""},
      {R"({"status":"One two three four"})", R"({"id":"1","content":"<p>One two</p>"})", "its end was cut off"},
      {R"({"status":"One two three four"})", R"({"id":"1","content":"<p>One two thr…</p>"})", "its end was cut off"},
      {R"({"status":"One *two* three"})", R"({"id":"1","content":"<p>One <i>two</i> three</p>"})", ""},
      {R"({"status":"One https://a.example/1"})", R"({"id":"1","content":"<p>One <a>a.example</a></p>"})", ""},
      {R"({"media_ids":["1","2"]})", R"({"id":"1","media_attachments":[{"id":"1"}]})", "1 of 2 images arrived"},
      {R"({"media_ids":["1"]})", R"({"id":"1","media_attachments":[{"id":"1"}]})", ""},
      {R"({"media_ids":["1"]})", R"({"id":"1"})", "0 of 1 image arrived"},
      {R"({"spoiler_text":"CW"})", R"({"id":"1","spoiler_text":""})", "the content warning was dropped"},
      {R"({"spoiler_text":"CW"})", R"({"id":"1","spoiler_text":"CW"})", ""},
      {R"({"language":"en"})", R"({"id":"1","language":"de"})", "language is de, not en"},
      {R"({"language":"en-GB"})", R"({"id":"1","language":"en"})", ""},
      {R"({"language":"en"})", R"({"id":"1","language":null})", "the language was dropped"},
      {R"({"in_reply_to_id":"9"})", R"({"id":"1","in_reply_to_id":null})",
       "it does not stand as a reply to the part before it"},
      {R"({"in_reply_to_id":"9"})", R"({"id":"1","in_reply_to_id":"9"})", ""},
      {R"({"language":"en","visibility":"direct"})", R"({"id":"1","visibility":"public","language":"de"})",
       "visibility is public, not direct; language is de, not en"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.asked);
    CAPTURE(row.status);
    CHECK(note_of(row.asked, row.status) == row.note);
  }
}

TEST_CASE("a post for few that everybody sees is exposed and so is one without its warning") {
  struct Row {
    std::string asked, got;
    bool exposed;
  };
  const std::vector<Row> rows = {
      {"direct", "private", false}, {"direct", "unlisted", true}, {"direct", "public", true},
      {"private", "public", true},  {"private", "direct", false}, {"unlisted", "public", false},
      {"public", "private", false}, {"private", "", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.asked);
    CAPTURE(row.got);
    CHECK(exposure_of(Json{{"visibility", row.got}}, Json{{"visibility", row.asked}}).empty() != row.exposed);
  }
  CHECK_FALSE(exposure_of(Json{{"spoiler_text", ""}}, Json{{"spoiler_text", "Politics"}}).empty());
  CHECK(exposure_of(Json{{"spoiler_text", "Politics"}}, Json{{"spoiler_text", "Politics"}}).empty());
}

TEST_CASE("the payload is the request that the API documents") {
  Post post;
  post.text = clean_text("Hello\nhttps://a.example");
  CHECK(status_payload(post, "unlisted", "en") ==
        R"({"status":"Hello\nhttps://a.example","visibility":"unlisted","language":"en"})");
  post.content_warning = clean_line("Politics");
  CHECK(status_payload(post, "public", "") ==
        R"({"status":"Hello\nhttps://a.example","visibility":"public","spoiler_text":"Politics","sensitive":true})");
}

TEST_CASE("a part of a thread replies to the part before it") {
  Post post;
  post.payload = R"({"status":"two"})";
  post.ancestors = {{.id = "1"}, {.id = "2"}};
  auto request = status_request(post);
  REQUIRE(request);
  CHECK(dump_json(*request) == R"({"status":"two","in_reply_to_id":"2"})");
}

}  // namespace twinform::mastodon
