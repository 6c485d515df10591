// SPDX-License-Identifier: MIT
// The adapter over real HTTP, against a scripted server that plays what @atproto/pds was seen to do.
#include <doctest/doctest.h>

#include "../samples.h"
#include "base/json.h"
#include "support/http_server.h"
#include "text/clean.h"
#include "text/url.h"

namespace twinform {

using namespace test;

namespace {

constexpr const char* kCreate = "POST /xrpc/com.atproto.server.createSession";
constexpr const char* kRefresh = "POST /xrpc/com.atproto.server.refreshSession";
constexpr const char* kPut = "POST /xrpc/com.atproto.repo.putRecord";
constexpr const char* kGet = "GET /xrpc/com.atproto.repo.getRecord";
constexpr const char* kUpload = "POST /xrpc/com.atproto.repo.uploadBlob";
constexpr const char* kResolve = "GET /xrpc/com.atproto.identity.resolveHandle";
constexpr const char* kBlob = R"({"$type":"blob","ref":{"$link":"bafkrei"},"mimeType":"image/png","size":9})";

Reply json(const Json& value, int status = 200) { return {.status = status, .body = dump_json(value)}; }
Reply error(int status, const char* name, const char* message = "") {
  return json({{"error", name}, {"message", message}}, status);
}

// Says yes to everything; a test replaces what is to go wrong.
struct Served {
  HttpServer server;
  std::unique_ptr<Http> http = make_curl_http({.user_agent = "twinform-test"});

  Served() {
    session(kCreate, "access-1");
    session(kRefresh, "access-2");
    server.on(kUpload, always(json({{"blob", parse_json(kBlob).value()}})));
    server.on("/p.png", answer("\x89PNG\r\n\x1a\n.", "text/plain"));
    server.on(kPut, [](const Request& request) { return json(record_of(request)); });
  }

  void session(const char* route, const char* token) {
    server.on(
        route,
        always(json(
            {{"accessJwt", token}, {"refreshJwt", "refresh"}, {"did", "did:plc:abc"}, {"handle", "library.example"}})));
  }
  static Json record_of(const Request& request) {
    Json asked = parse_json(request.body).value();
    return {{"uri", "at://did:plc:abc/app.bsky.feed.post/" + string_at(asked, "rkey")}, {"cid", "bafy1"}};
  }

  std::unique_ptr<Adapter> output() const {
    return adapter("bluesky", {{"server", server.url("")},
                               {"identifier", std::string("library.example")},
                               {"password", Secret("s3cret")},
                               {"timeout", std::int64_t{2}},
                               {"allow_private", true}});
  }
  Post post(bool with_image = false) const {
    Story told = story("Open access", "https://a.example/1");
    if (with_image) told.lead.images = {{.url = parse_url(server.url("/p.png")).value(), .description = {}}};
    return post_of(*output(), draft_of(told));
  }
  Outcome send(bool with_image = false) { return output()->send(*http, post(with_image), output()->limits()); }

  Json record() const { return parse_json(server.requests(kPut).back().body).value()["record"]; }
};

const Receipt& receipt_in(const Outcome& outcome) {
  REQUIRE(std::holds_alternative<Sent>(outcome));
  return std::get<Sent>(outcome).receipt;
}

}  // namespace

TEST_CASE("a post goes out in a session as one request") {
  Served served;
  Receipt receipt = receipt_in(served.send());
  CHECK(receipt.note.empty());
  REQUIRE(served.server.requests().size() == 2);
  Request login = served.server.requests().front(), put = served.server.requests().back();
  CHECK(login.body == R"({"identifier":"library.example","password":"s3cret"})");
  CHECK_FALSE(login.has_header("Authorization"));
  CHECK(put.header("Authorization") == "Bearer access-1");
  CHECK(put.header("Content-Type") == "application/json");
}

TEST_CASE("a second post needs no second login") {
  Served served;
  auto one = served.output();
  for (int i = 0; i < 2; ++i) CHECK(outcome_name(one->send(*served.http, served.post(), one->limits())) == "sent");
  CHECK(served.server.requests(kCreate).size() == 1);
}

TEST_CASE("an expired session is renewed and the post goes out once") {
  Served served;
  served.server.on(kPut, [](const Request& request) {
    return request.header("Authorization") == "Bearer access-2" ? json(Served::record_of(request))
                                                                : error(400, "ExpiredToken", "Token has expired");
  });
  CHECK(outcome_name(served.send()) == "sent");
  REQUIRE(served.server.requests(kRefresh).size() == 1);
  CHECK(served.server.requests(kRefresh).front().header("Authorization") == "Bearer refresh");
  CHECK(served.server.requests(kCreate).size() == 1);
}

TEST_CASE("a session that can't be renewed is replaced by another login") {
  Served served;
  served.server.on(kRefresh, always(error(400, "ExpiredToken")));
  int puts = 0;
  served.server.on(kPut, [&puts](const Request& request) {
    return ++puts == 1 ? error(400, "InvalidToken") : json(Served::record_of(request));
  });
  CHECK(outcome_name(served.send()) == "sent");
  CHECK(served.server.requests(kCreate).size() == 2);
}

TEST_CASE("what goes wrong at the login is told apart and nothing is posted") {
  struct Row {
    std::string_view name;
    Handler handler;
    std::string outcome;
  };
  const std::vector<Row> rows = {
      {"wrong password", always(error(401, "AuthenticationRequired", "Invalid identifier or password")),
       "refused (whole output)"},
      {"second factor", always(error(401, "AuthFactorTokenRequired")), "refused (whole output)"},
      {"taken down", always(error(401, "AccountTakedown")), "refused (whole output)"},
      {"too often", always(error(429, "RateLimitExceeded")), "later (whole output)"},
      {"no such server", always({.status = 404}), "refused (whole output)"},
      {"a web page", answer("<html>", "text/html"), "later (whole output)"},
      {"moved", redirect(308, "https://elsewhere.example/"), "refused (whole output)"},
      {"broken", always({.status = 502}), "later (whole output)"},
      {"died", act_then_die(), "later (whole output)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    Served served;
    served.server.on(kCreate, row.handler);
    CHECK(outcome_name(served.send()) == row.outcome);
    CHECK(served.server.requests(kPut).empty());
  }
}

TEST_CASE("what goes wrong with the post is told apart") {
  struct Row {
    std::string_view name;
    Handler handler;
    std::string outcome;
  };
  const std::vector<Row> rows = {
      {"acted then died", act_then_die(), "unknown"},
      {"acted then reset", act_then_reset(), "unknown"},
      {"half an answer", always({.body = R"({"uri":"at://did:plc:abc"})", .cut_after = 10}), "unknown"},
      {"500", always(error(500, "InternalServerError")), "unknown"},
      {"a proxy's 503", answer("<html>", "text/html"), "unknown"},
      {"another record", always(json({{"uri", "at://did:plc:abc/app.bsky.feed.post/x"}, {"cid", "bafy"}})), "unknown"},
      {"a redirect", redirect(307, "https://elsewhere.example/"), "refused (whole output)"},
      {"too fast", always(error(429, "RateLimitExceeded")), "later (whole output)"},
      {"too long", always(error(400, "InvalidRequest", "grapheme too big (maximum 300, got 301)")), "refused"},
      {"locked out", always(error(403, "Forbidden")), "refused (whole output)"},
      {"taken down", always(error(400, "AccountTakedown")), "refused (whole output)"},
      {"expired again", always(error(400, "ExpiredToken")), "later (whole output)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    Served served;
    served.server.on(kPut, row.handler);
    CHECK(outcome_name(served.send()) == row.outcome);
  }
}

TEST_CASE("a rate limit tells until when") {
  Served served;
  served.server.on(kCreate, always({.status = 429, .headers = {{"RateLimit-Reset", "1795424700"}}}));
  Outcome outcome = served.send();
  REQUIRE(std::holds_alternative<Later>(outcome));
  CHECK(std::get<Later>(outcome).not_before == from_epoch(1'795'424'700));
}

TEST_CASE("what the server says names neither password nor token") {
  Served served;
  served.server.on(kCreate, always(error(401, "AuthenticationRequired", "s3cret is wrong")));
  CHECK(error_of(served.send()).what.ends_with("answered 401: AuthenticationRequired: *** is wrong"));
  served.session(kCreate, "access-1");
  served.server.on(kPut, always(error(400, "InvalidRequest", "access-1 is odd")));
  CHECK(error_of(served.send()).what.ends_with("answered 400: InvalidRequest: *** is odd"));
}

TEST_CASE("a record that is there already is the post") {
  Served served;
  Post post = served.post();
  Json frozen = parse_json(post.payload).value();
  std::string uri = "at://did:plc:abc/app.bsky.feed.post/" + string_at(frozen, "rkey");
  served.server.on(kPut, always(error(400, "InvalidSwap", "Record was at bafy1")));
  served.server.on(kGet, always(json({{"uri", uri}, {"cid", "bafy1"}, {"value", frozen["record"]}})));
  auto one = served.output();
  Receipt receipt = receipt_in(one->send(*served.http, post, one->limits()));
  CHECK(receipt.id == uri + "#bafy1");
  CHECK(receipt.replayed);
  CHECK(served.server.requests(kGet).front().query ==
        "repo=did%3Aplc%3Aabc&collection=app.bsky.feed.post&rkey=" + string_at(frozen, "rkey"));
}

TEST_CASE("a record with other words in our place is left alone and reported") {
  Served served;
  Post post = served.post();
  std::string uri = "at://did:plc:abc/app.bsky.feed.post/" + string_at(parse_json(post.payload).value(), "rkey");
  served.server.on(kPut, always(error(400, "InvalidSwap")));
  served.server.on(kGet, always(json({{"uri", uri}, {"cid", "bafy1"}, {"value", {{"text", "Another"}}}})));
  auto one = served.output();
  CHECK(outcome_name(one->send(*served.http, post, one->limits())) == "refused");
}

TEST_CASE("a search tells absent from unknown") {
  Served served;
  auto one = served.output();
  served.server.on(kGet, always(error(400, "RecordNotFound")));
  auto absent = one->find(*served.http, served.post(), one->limits());
  REQUIRE(absent);
  CHECK_FALSE(absent->has_value());
  served.server.on(kGet, always(error(500, "InternalServerError")));
  CHECK_FALSE(one->find(*served.http, served.post(), one->limits()));
}

TEST_CASE("a probe names account and software") {
  Served served;
  served.server.on("GET /xrpc/_health", always(json({{"version", "0.4.217"}})));
  auto limits = served.output()->probe(*served.http);
  REQUIRE(limits);
  CHECK(limits->account == "@library.example");
  CHECK(limits->software == "pds 0.4.217");
  CHECK(limits->guarantee == Guarantee::chosen_id);
}

TEST_CASE("the image of a card is uploaded as what its bytes are") {
  const std::vector<std::pair<std::string, std::string>> rows = {{"\x89PNG\r\n\x1a\n.", "image/png"},
                                                                 {"\xff\xd8\xff\xe0.", "image/jpeg"},
                                                                 {"GIF89a.", "image/gif"},
                                                                 {"RIFF\x01\x02\x03\x04WEBP.", "image/webp"},
                                                                 {"....ftypavif.", "image/avif"}};
  for (const auto& [bytes, type] : rows) {
    CAPTURE(type);
    Served served;
    served.server.on("/p.png", answer(bytes, "text/plain"));
    CHECK(receipt_in(served.send(true)).note.empty());
    CHECK(served.record()["embed"]["external"]["thumb"] == parse_json(kBlob).value());
    Request upload = served.server.requests(kUpload).front();
    CHECK(upload.header("Content-Type") == type);
    CHECK(upload.body == bytes);
    CHECK_FALSE(served.server.requests("/p.png").front().has_header("Authorization"));
  }
}

TEST_CASE("a post goes without an image that can't be had") {
  struct Row {
    std::string_view name, route;
    Handler handler;
  };
  const std::vector<Row> rows = {
      {"not there", "/p.png", always({.status = 404})},
      {"no image", "/p.png", answer("<html>", "image/png")},
      {"too large", "/p.png", answer("\x89PNG\r\n\x1a\n" + std::string(1'000'000, 'x'), "image/png")},
      {"refused", kUpload, always(error(413, "PayloadTooLarge"))},
      {"odd answer", kUpload, always({.body = "{}"})},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    Served served;
    served.server.on(std::string(row.route), row.handler);
    CHECK(receipt_in(served.send(true)).note.starts_with("an image is missing"));
    CHECK_FALSE(served.record()["embed"]["external"].contains("thumb"));
  }
}

TEST_CASE("a record that is refused with its image goes without it") {
  Served served;
  served.server.on(kPut, [](const Request& request) {
    bool pictured = request.body.find("thumb") != std::string::npos;
    return pictured ? error(400, "BlobNotFound") : json(Served::record_of(request));
  });
  CHECK(receipt_in(served.send(true)).note.starts_with("an image is missing"));
  CHECK(served.server.requests(kPut).size() == 2);
}

TEST_CASE("a mention in the library's own words is resolved and others stay words") {
  Served served;
  served.server.on(kResolve, [](const Request& request) {
    return request.query == "handle=known.example.com" ? json({{"did", "did:plc:known"}})
                                                       : error(400, "InvalidRequest");
  });
  Draft draft = draft_of(story("Open access", "https://a.example/1"));
  draft.parts[0].passages[0].blocks.push_back(
      {.role = Role::literal, .text = clean_text("\n@known.example.com @unknown.example.com")});
  auto one = served.output();
  Receipt receipt = receipt_in(one->send(*served.http, post_of(*one, draft), one->limits()));
  CHECK(receipt.note == "the account @unknown.example.com could not be found");
  Json facets = served.record()["facets"];
  REQUIRE(facets.size() == 2);
  CHECK(facets[1]["features"][0] ==
        parse_json(R"({"$type":"app.bsky.richtext.facet#mention","did":"did:plc:known"})").value());
}

TEST_CASE("the account's own server is asked where the login names it") {
  Served entryway, own;
  entryway.server.on(
      kCreate,
      always(
          json({{"accessJwt", "access-1"},
                {"refreshJwt", "refresh"},
                {"did", "did:plc:abc"},
                {"handle", "library.example"},
                {"didDoc",
                 {{"service", Json::array({{{"id", "#atproto_pds"}, {"serviceEndpoint", own.server.url("")}}})}}}})));
  CHECK(outcome_name(entryway.send()) == "sent");
  CHECK(entryway.server.requests(kPut).empty());
  CHECK(own.server.requests(kPut).size() == 1);
}

}  // namespace twinform
