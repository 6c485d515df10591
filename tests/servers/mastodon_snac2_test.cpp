// SPDX-License-Identifier: MIT
// The mastodon adapter against a server that we did not write: snac2, fetched and started by snac2.sh.
#include <doctest/doctest.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/json.h"
#include "outputs/adapter.h"
#include "servers/snac.h"
#include "support/http_server.h"
#include "support/places.h"
#include "text/clean.h"
#include "text/html.h"
#include "text/url.h"

namespace twinform {

namespace {

using test::snac;

Http& http() {
  static auto pool = make_curl_http({.user_agent = "twinform-test"});
  return *pool;
}

using Options = std::map<std::string, OptionValue, std::less<>>;

std::unique_ptr<Adapter> output(std::string_view token, Options options = {}) {
  static const SystemClock clock;
  options.merge(Options{{"server", snac().base}, {"token", Secret(std::string(token))}, {"allow_private", true}});
  return find_adapter("mastodon")
      ->make({.name = "snac", .type = "mastodon", .options = std::move(options)},
             {.clock = &clock, .print = {}, .library = {}});
}

Block block(Role role, std::string_view words) { return {.role = role, .text = clean_text(words)}; }

Post post_of(const Adapter& one, std::string_view title, std::string_view link,
             Visibility visibility = Visibility::public_) {
  Story story;
  story.lead.link = parse_url(link).value();
  std::string now = to_rfc3339(SystemClock().now());
  Draft draft{.broadcast = "morning", .slot = now.substr(0, 16), .language = "en", .visibility = visibility};
  draft.stories = {story};
  draft.parts = {Part{.passages = {Passage{.blocks = {block(Role::title, title), block(Role::literal, "\n"),
                                                      block(Role::link, story.lead.link.str())},
                                           .story = 0}}}};
  auto posts = one.render(draft, one.limits());
  REQUIRE(posts);
  REQUIRE(posts->size() == 1);
  Post post = posts->front();
  post.key = sha256_hex(post.payload);
  post.slot = draft.slot;
  return post;
}

Receipt sent(const Adapter& one, const Post& post) {
  Outcome outcome = one.send(http(), post, one.limits());
  REQUIRE(std::holds_alternative<Sent>(outcome));
  return std::get<Sent>(outcome).receipt;
}

}  // namespace

TEST_CASE("a probe tells snac from Mastodon") {
  auto limits = output(snac().token)->probe(http());
  REQUIRE(limits);
  CHECK(limits->software.starts_with("snac 2."));
  CHECK(limits->account.starts_with("@alice@127.0.0.1"));
  CHECK(limits->guarantee == Guarantee::searchable);
  CHECK(limits->text.max_length == 100'000);
  CHECK(limits->text.url_length == 0);
}

TEST_CASE("a wrong token is refused by probe and by send") {
  auto stranger = output("wrong");
  auto limits = stranger->probe(http());
  REQUIRE_FALSE(limits);
  CHECK(limits.error().kind == ErrorKind::refused);
  Outcome outcome = stranger->send(http(), post_of(*stranger, "Never", "https://a.example/never"), stranger->limits());
  REQUIRE(std::holds_alternative<Refused>(outcome));
  CHECK(std::get<Refused>(outcome).whole_output);
}

TEST_CASE("a post arrives once and is found again") {
  auto one = output(snac().token);
  Post post = post_of(*one, "Öpen access – a *study* of 2026", "https://a.example/1?b=1&c=2");
  Receipt receipt = sent(*one, post);
  CHECK(receipt.url.starts_with(snac().base));
  CHECK(receipt.note.empty());
  CHECK(snac().standing("https://a.example/1?b=1") == 1);
  auto found = one->find(http(), post, one->limits());
  REQUIRE(found);
  REQUIRE(found->has_value());
  CHECK((*found)->id == receipt.id);
}

TEST_CASE("a post is found again whatever the server made of its link") {
  auto one = output(snac().token);
  for (const char* path : {"full.stop.",
                           "comma,",
                           "question?",
                           "wiki_(page)",
                           "(whole)",
                           "quote'",
                           "exclaimed!",
                           "colon:",
                           "semi;",
                           "star*s*",
                           "_under_score_",
                           "tilde~",
                           "back`tick`",
                           "%28hidden%29",
                           "%E2%80%99",
                           "a?b=1&c=2&copy=3",
                           "x#part.",
                           "pipe|",
                           "sl//ash/",
                           "at@host",
                           "#tag",
                           "plus+",
                           "dollar$",
                           "equal=",
                           "[brackets]",
                           "{braces}",
                           "umlaut-ä",
                           "hyphen-",
                           "S0140-6736(19)32319-0/fulltext",
                           "10.1002/(SICI)1097-0258(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2"}) {
    CAPTURE(std::string(path));
    Post post = post_of(*one, "An odd link", "https://odd.example/" + std::string(path));
    sent(*one, post);
    auto found = one->find(http(), post, one->limits());
    REQUIRE(found);
    CHECK(found->has_value());
  }
}

TEST_CASE("the same key twice makes two posts so only a search can tell") {
  auto one = output(snac().token);
  Post post = post_of(*one, "Sent twice", "https://a.example/twice");
  CHECK(sent(*one, post).id != sent(*one, post).id);
  CHECK(snac().standing("Sent twice") == 2);
}

TEST_CASE("what was never sent is surely absent even if another post has its link") {
  auto one = output(snac().token);
  sent(*one, post_of(*one, "The first words about it", "https://a.example/same"));
  auto found = one->find(http(), post_of(*one, "Quite another sentence", "https://a.example/same"), one->limits());
  REQUIRE(found);
  CHECK_FALSE(found->has_value());
}

TEST_CASE("a post that snac does not list can't be called absent") {
  auto one = output(snac().token);
  CHECK_FALSE(
      one->find(http(), post_of(*one, "For few", "https://a.example/few", Visibility::followers), one->limits()));
}

TEST_CASE("what snac does otherwise than asked is noted") {
  auto one = output(snac().token);
  CHECK(sent(*one, post_of(*one, "Quiet", "https://a.example/quiet", Visibility::unlisted)).note ==
        "visibility is public, not unlisted");
}

TEST_CASE("an image goes along with its description") {
  test::HttpServer images;
  images.on("/p.png",
            test::always({.body = read_file(test::source_folder() / "tests/scenario/bluesky.png", 1000).value()}));
  auto one = output(snac().token);
  Post post = post_of(*one, "With a chart", "https://a.example/chart");
  post.media = {{.url = parse_url(images.url("/p.png")).value(),
                 .description = clean_line("Öpen – a \"chart\""),
                 .media_type = ""}};
  Receipt receipt = sent(*one, post);
  CHECK(receipt.note.empty());
  Json there = member(snac().get("/api/v1/statuses/" + receipt.id), "media_attachments");
  REQUIRE(there.size() == 1);
  CHECK(string_at(there[0], "description") == "Öpen – a \"chart\"");
  CHECK(string_at(there[0], "type") == "image");
}

TEST_CASE("a post that snac would show without its content warning is seen to carry it") {
  auto one = output(snac().token, {{"content_warning", std::string("Politics")}});
  Receipt receipt = sent(*one, post_of(*one, "Behind a warning", "https://a.example/warning"));
  CHECK(receipt.note.empty());
  CHECK(string_at(snac().get("/api/v1/statuses/" + receipt.id), "spoiler_text") == "Politics");
}

TEST_CASE("a part whose parent snac does not know is noted to be no reply") {
  auto one = output(snac().token);
  Post part = post_of(*one, "An orphan", "https://a.example/orphan");
  part.ancestors = {{.id = "ffffffffffffffffffffffffffffffffffffffffff"}};
  CHECK(sent(*one, part).note == "it does not stand as a reply to the part before it");
}

TEST_CASE("the next part of a thread stands as a reply") {
  auto one = output(snac().token);
  Receipt first = sent(*one, post_of(*one, "Part one", "https://a.example/part1"));
  Post second = post_of(*one, "Part two", "https://a.example/part2");
  second.ancestors = {first};
  Receipt receipt = sent(*one, second);
  CHECK(receipt.note.empty());
  CHECK(string_at(snac().get("/api/v1/statuses/" + receipt.id), "in_reply_to_id") == first.id);
}

TEST_CASE("a feed can't ping anybody or inject markup") {
  auto one = output(snac().token);
  Receipt receipt = sent(
      *one, post_of(*one, "Ping @alice@127.0.0.1 <img src=x> <b> ![a](https://b.example/c.png) [d](https://e.example)",
                    "https://a.example/ping"));
  Json status = snac().get("/api/v1/statuses/" + receipt.id);
  CHECK(member(status, "mentions").empty());
  Html content{.markup = string_at(status, "content")};
  CHECK(html_images(content).empty());
  CHECK(member(status, "media_attachments").empty());
  CHECK(content.markup.find("href=\"https://e.example") == std::string::npos);
}

}  // namespace twinform
