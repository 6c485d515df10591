// SPDX-License-Identifier: MIT
// The adapter over real HTTP, against a scripted server that plays what real ones were seen to do.
#include <doctest/doctest.h>

#include <chrono>

#include "../samples.h"
#include "base/json.h"
#include "support/http_server.h"
#include "text/clean.h"

namespace twinform {

using namespace test;

namespace {

struct Served {
  HttpServer server;
  std::unique_ptr<Http> http = make_curl_http({.user_agent = "twinform-test"});

  std::unique_ptr<Adapter> output(std::map<std::string, OptionValue, std::less<>> options = {}) const {
    options.emplace("server", server.url(""));
    options.emplace("token", Secret("s3cret"));
    options.emplace("allow_private", true);
    return adapter("mastodon", std::move(options));
  }
  std::string outcome(Handler handler) {
    server.on("POST /api/v1/statuses", std::move(handler));
    auto one = output({{"timeout", std::int64_t{2}}});
    Post post = post_of(*one, draft_of(story("Open access", "https://a.example/1")));
    return outcome_name(one->send(*http, post, one->limits()));
  }
};

constexpr const char* kStatus =
    R"({"id":"7","url":"https://social.example/@a/7","content":"<p>Open access<br>https://a.example/1</p>",)"
    R"("visibility":"unlisted","language":"en"})";

}  // namespace

TEST_CASE("a post goes out as one request with key and token") {
  Served served;
  served.server.on("POST /api/v1/statuses", answer(kStatus, "application/json"));
  auto one = served.output();
  Post post = post_of(*one, draft_of(story("Open access", "https://a.example/1")));
  Outcome outcome = one->send(*served.http, post, one->limits());
  CHECK(outcome_name(outcome) == "sent");
  REQUIRE(served.server.requests().size() == 1);
  Request request = served.server.requests().front();
  CHECK(request.header("Idempotency-Key") == post.key);
  CHECK(request.header("Authorization") == "Bearer s3cret");
  CHECK(request.header("Content-Type") == "application/json");
  CHECK(request.body == post.payload);
  CHECK(std::get<Sent>(outcome).receipt.note.empty());
}

TEST_CASE("what goes wrong on the wire is told apart") {
  auto raw = [](std::string bytes) { return always({.raw = std::move(bytes), .end = End::hang_up}); };
  struct Row {
    std::string_view name;
    Handler handler;
    std::string outcome;
  };
  const std::vector<Row> rows = {
      {"acted then died", act_then_die(), "unknown"},
      {"acted then reset", act_then_reset(), "unknown"},
      {"half an answer", always({.body = kStatus, .cut_after = 20}), "unknown"},
      {"no answer in time", always({.body = kStatus, .stall_before = std::chrono::seconds(10)}), "unknown"},
      {"no HTTP", raw("hello\r\n\r\n"), "unknown"},
      {"posted and 500", always({.status = 500}), "unknown"},
      {"a proxy's 503", answer("<html>", "text/html"), "unknown"},
      {"a redirect", redirect(307, "https://elsewhere.example/"), "refused (whole output)"},
      {"too fast", always({.status = 429, .body = R"({"error":"Too many requests"})"}), "later (whole output)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    Served served;
    CHECK(served.outcome(row.handler) == row.outcome);
    CHECK(served.server.requests().size() == 1);
  }
}

TEST_CASE("a server that is not there leaves the whole output for later") {
  std::string gone = HttpServer().url("");
  auto one = adapter("mastodon", {{"server", gone}, {"token", Secret("t")}, {"allow_private", true}});
  auto http = make_curl_http({});
  Post post = post_of(*one, draft_of(story("Open access", "https://a.example/1")));
  CHECK(outcome_name(one->send(*http, post, one->limits())) == "later (whole output)");
}

TEST_CASE("a private address is refused unless the output allows it") {
  Served served;
  served.server.on("POST /api/v1/statuses", answer(kStatus, "application/json"));
  auto one = served.output({{"allow_private", false}});
  Post post = post_of(*one, draft_of(story("Open access", "https://a.example/1")));
  CHECK(outcome_name(one->send(*served.http, post, one->limits())) == "later (whole output)");
  CHECK(served.server.requests().empty());
}

TEST_CASE("a lost answer is mended by finding the post in the account") {
  Served served;
  served.server.on("GET /api/v1/accounts/verify_credentials", answer(R"({"id":"42","acct":"a"})", "application/json"));
  served.server.on(
      "GET /api/v1/accounts/42/statuses",
      answer(R"([{"id":"7","created_at":"2026-11-23T09:00:07.000Z","visibility":"public","content":"<p>Open access<br>)"
             R"(<a href=\"https://a.example/1\">https://a.example/1</a></p>"}])",
             "application/json"));
  auto one = served.output();
  auto found =
      one->find(*served.http, post_of(*one, draft_of(story("Open access", "https://a.example/1"))), one->limits());
  REQUIRE(found);
  REQUIRE(found->has_value());
  CHECK((*found)->id == "7");
  CHECK((*found)->replayed);
  CHECK((*found)->note.starts_with("visibility is public, not unlisted"));
}

TEST_CASE("a probe never posts") {
  Served served;
  served.server.on("GET /api/v1/accounts/verify_credentials", answer(R"({"id":"42","acct":"a"})", "application/json"));
  constexpr const char* kSnac = R"j({"uri":"social.example","version":"4.0.0 (not true; really snac/2.75)"})j";
  served.server.on("GET /api/v1/instance", answer(kSnac, "application/json"));
  auto limits = served.output()->probe(*served.http);
  REQUIRE(limits);
  CHECK(limits->software == "snac 2.75");
  CHECK(limits->account == "@a@social.example");
  for (const Request& request : served.server.requests()) CHECK(request.method == "GET");
}

TEST_CASE("the broadcast's visibility and language win over the output's") {
  auto one = adapter("mastodon", {{"server", std::string("https://s.example")},
                                  {"token", Secret("t")},
                                  {"visibility", std::string("direct")},
                                  {"language", std::string("de")}});
  Draft draft = draft_of(story("Open access", "https://a.example/1"));
  draft.visibility = Visibility::followers;
  auto payload = parse_json(post_of(*one, draft).payload).value();
  CHECK(string_at(payload, "visibility") == "private");
  CHECK(string_at(payload, "language") == "en");
  draft.visibility = Visibility::unset;
  draft.language = "";
  payload = parse_json(post_of(*one, draft).payload).value();
  CHECK(string_at(payload, "visibility") == "direct");
  CHECK(string_at(payload, "language") == "de");
}

TEST_CASE("a content warning is sent and counted") {
  auto plain = adapter("mastodon", {{"server", std::string("https://s.example")}, {"token", Secret("t")}});
  auto warned = adapter("mastodon", {{"server", std::string("https://s.example")},
                                     {"token", Secret("t")},
                                     {"content_warning", std::string("Politics")}});
  Draft draft = draft_of(story("Open access", "https://a.example/1"));
  Post with = post_of(*warned, draft), without = post_of(*plain, draft);
  CHECK(with.length == without.length + 8);
  CHECK(with.content_warning == clean_line("Politics"));
  CHECK(string_at(parse_json(with.payload).value(), "spoiler_text") == "Politics");
}

TEST_CASE("a thread makes a post a part and numbers them") {
  auto one = adapter("mastodon", {{"server", std::string("https://s.example")}, {"token", Secret("t")}});
  auto posts =
      one->render(thread_of({story("One", "https://a.example/1"), story("Two", "https://a.example/2")}), one->limits());
  REQUIRE(posts);
  REQUIRE(posts->size() == 2);
  CHECK((*posts)[1].part == 2);
  CHECK((*posts)[1].parts == 2);
}

TEST_CASE("a feed can't ping anybody") {
  auto one = adapter("mastodon", {{"server", std::string("https://s.example")}, {"token", Secret("t")}});
  Post post = post_of(*one, draft_of(story("Thanks @somebody@example.org", "https://a.example/1", "cc @all")));
  CHECK(post.text.view().find("@somebody") == std::string_view::npos);
  CHECK(post.text.view().find("@all") == std::string_view::npos);
}

}  // namespace twinform
