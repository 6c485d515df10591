// SPDX-License-Identifier: MIT
#include "outputs/bluesky/record.h"

#include <doctest/doctest.h>

#include "../samples.h"
#include "base/json.h"
#include "text/clean.h"
#include "text/url.h"

namespace twinform {

using namespace test;
using namespace bluesky;

namespace {

std::unique_ptr<Adapter> output(bool card = true) {
  return adapter("bluesky",
                 {{"identifier", std::string("library.example")}, {"password", Secret("s3cret")}, {"card", card}});
}

Json record_in(const Post& post) { return parse_json(post.payload).value()["record"]; }

Story illustrated(std::string_view description = "A pelican") {
  Story told = story("Open access", "https://a.example/1", "It grows.");
  told.lead.images = {{.url = parse_url("https://a.example/p.png").value(), .description = clean_line(description)}};
  return told;
}

constexpr const char* kDid = "did:plc:abc";
const Identity kIdentity{.did = kDid, .handle = "library.example", .server = "https://pds.example"};

Receipt receipt(std::string_view key) {
  return {.id = "at://did:plc:abc/app.bsky.feed.post/" + std::string(key) + "#bafy" + std::string(key),
          .url = {},
          .note = {}};
}

}  // namespace

TEST_CASE("a post is a record with its facets and its language and the card of its link") {
  CHECK(record_in(post_of(*output(), draft_of(story("Ünder open skies", "https://a.example/1", "It grows.")))) ==
        parse_json(R"({"$type":"app.bsky.feed.post","text":"Ünder open skies\n\nIt grows.\nhttps://a.example/1",
          "createdAt":"2026-11-23T09:00:00.000Z","langs":["en"],
          "facets":[{"index":{"byteStart":29,"byteEnd":48},
            "features":[{"$type":"app.bsky.richtext.facet#link","uri":"https://a.example/1"}]}],
          "embed":{"$type":"app.bsky.embed.external",
            "external":{"uri":"https://a.example/1","title":"Ünder open skies","description":"It grows."}}})")
            .value());
}

TEST_CASE("a post about several stories has no card") {
  Draft digest = digest_of({story("One", "https://a.example/1"), story("Two", "https://a.example/2")});
  CHECK_FALSE(record_in(post_of(*output(), digest)).contains("embed"));
}

TEST_CASE("a card brings the image of its story along") {
  Post post = post_of(*output(), draft_of(illustrated()));
  REQUIRE(post.media.size() == 1);
  CHECK(post.media.front().url.str() == "https://a.example/p.png");
  CHECK(post.media.front().description.str() == "A pelican");
}

TEST_CASE("without a card the images stand there with their descriptions") {
  Draft draft = draft_of(illustrated());
  for (const char* words : {"One", "Two", "Three", "Four", "Five"})
    draft.media.push_back(
        {.url = parse_url("https://a.example/p.png").value(), .description = clean_line(words), .media_type = ""});
  Post post = post_of(*output(false), draft);
  CHECK(
      record_in(post)["embed"] ==
      parse_json(
          R"({"$type":"app.bsky.embed.images","images":[{"alt":"One"},{"alt":"Two"},{"alt":"Three"},{"alt":"Four"}]})")
          .value());
  CHECK(post.media.size() == 4);
}

TEST_CASE("a content warning is said first and hides images") {
  for (bool card : {true, false}) {
    Draft draft = draft_of(illustrated());
    draft.media = {
        {.url = draft.stories[0].lead.images[0].url, .description = clean_line("A pelican"), .media_type = ""}};
    draft.content_warning = clean_line("spiders");
    Post post = post_of(*output(card), draft);
    CHECK(post.text.view().starts_with("[spiders]\n\nOpen access"));
    CHECK(post.content_warning.empty());
    CHECK(post.media.empty());
    CHECK_FALSE(record_in(post)["embed"].contains("images"));
  }
}

TEST_CASE("what is not for everybody is not written") {
  for (Visibility visibility : {Visibility::followers, Visibility::direct}) {
    Draft draft = draft_of(illustrated());
    draft.visibility = visibility;
    auto posts = output()->render(draft, output()->limits());
    REQUIRE_FALSE(posts);
    CHECK(posts.error().kind == ErrorKind::refused);
  }
}

TEST_CASE("both of the service's limits hold") {
  std::string family, families;
  for (const char* person : {"👩🏽", "\u200D👩🏽", "\u200D👧🏽", "\u200D👦🏽"}) family += person;
  for (int i = 0; i < 200; ++i) families += family;
  for (const std::string& title : {std::string(400, 'x'), families}) {
    Post post = post_of(*output(), draft_of(story(title, "https://a.example/1")));
    CHECK(post.length <= 300);
    CHECK(post.text.view().size() <= 3'000);
    CHECK(post.text.view().ends_with("https://a.example/1"));
  }
}

TEST_CASE("the parts of a thread have keys and times in order") {
  auto posts = output()->render(thread_of({story("One", "https://a.example/1"), story("Two", "https://a.example/2")}),
                                output()->limits());
  REQUIRE(posts);
  REQUIRE(posts->size() == 2);
  Json first = parse_json(posts->front().payload).value(), second = parse_json(posts->back().payload).value();
  CHECK(string_at(first, "rkey") < string_at(second, "rkey"));
  CHECK(string_at(first["record"], "createdAt") < string_at(second["record"], "createdAt"));
}

TEST_CASE("the key depends on what is said where and when but not on how often it is planned") {
  Draft draft = draft_of(story("Open access", "https://a.example/1"));
  std::string seed = key_seed(draft, "bluesky");
  Draft again = draft;
  again.stories.front().id = StoryId{4711};
  CHECK(key_seed(again, "bluesky") == seed);
  CHECK(key_seed(draft, "another") != seed);
  Draft evening = draft, other = draft_of(story("Open access", "https://a.example/2"));
  evening.slot = "2026-11-23T19:00";
  CHECK(key_seed(evening, "bluesky") != seed);
  CHECK(key_seed(other, "bluesky") != seed);
}

TEST_CASE("a record is asked for only where none is") {
  Post post = post_of(*output(), draft_of(story("Open access", "https://a.example/1")));
  Json request = put_request(post, kIdentity).value();
  CHECK(string_at(request, "repo") == kDid);
  CHECK(string_at(request, "collection") == "app.bsky.feed.post");
  CHECK(string_at(request, "rkey").size() == 13);
  REQUIRE(request.contains("swapRecord"));
  CHECK(request["swapRecord"].is_null());
  CHECK(request["record"] == record_in(post));
}

TEST_CASE("a later part answers the one before and names the first") {
  Post post = post_of(*output(), draft_of(story("Open access", "https://a.example/1")));
  post.ancestors = {receipt("1"), receipt("2")};
  CHECK(put_request(post, kIdentity).value()["record"]["reply"] ==
        parse_json(R"({"root":{"uri":"at://did:plc:abc/app.bsky.feed.post/1","cid":"bafy1"},
          "parent":{"uri":"at://did:plc:abc/app.bsky.feed.post/2","cid":"bafy2"}})")
            .value());
  post.ancestors = {{.id = "109", .url = {}, .note = {}}};
  CHECK(put_request(post, kIdentity).error().kind == ErrorKind::internal);
}

TEST_CASE("a receipt names the record with its version and a page for people") {
  Json asked{{"repo", kDid}, {"rkey", "3l"}};
  Json answer{{"uri", "at://did:plc:abc/app.bsky.feed.post/3l"}, {"cid", "bafy1"}};
  auto receipt = receipt_of(answer, asked, clock().now());
  REQUIRE(receipt);
  CHECK(receipt->id == "at://did:plc:abc/app.bsky.feed.post/3l#bafy1");
  CHECK(receipt->url == "https://bsky.app/profile/did:plc:abc/post/3l");
}

TEST_CASE("an answer that names another record or no version is no receipt") {
  Json asked{{"repo", kDid}, {"rkey", "3l"}};
  for (const char* answer : {R"({})", R"({"uri":"at://did:plc:abc/app.bsky.feed.post/3l"})",
                             R"({"uri":"at://did:plc:abc/app.bsky.feed.post/3l","cid":"a#b"})",
                             R"({"uri":"at://did:plc:other/app.bsky.feed.post/3l","cid":"bafy1"})"}) {
    CAPTURE(std::string(answer));
    CHECK_FALSE(receipt_of(parse_json(answer).value(), asked, clock().now()));
  }
}

}  // namespace twinform
