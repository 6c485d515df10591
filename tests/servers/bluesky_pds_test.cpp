// SPDX-License-Identifier: MIT
// The bluesky adapter against a server that we did not write: Bluesky's own PDS, started by pds.sh.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>

#include "base/file.h"
#include "base/json.h"
#include "base/subprocess.h"
#include "outputs/adapter.h"
#include "servers/pds.h"
#include "support/http_server.h"
#include "support/places.h"
#include "text/clean.h"
#include "text/url.h"

namespace twinform {

namespace {

using test::pds;

// The real network, but for what a test does to the requests for a record.
class Meddler final : public Http {
 public:
  HttpResult send(const HttpRequest& request) override {
    bool puts = request.url.str().ends_with("repo.putRecord");
    HttpRequest ours = request;
    if (puts && std::exchange(spoil_token, false)) ours.bearer = Secret("spoilt");
    HttpResult answer = http_->send(ours);
    if (puts && std::exchange(lose_answer, false)) return tl::unexpected(HttpFailure{.error = {.what = "lost"}});
    return answer;
  }
  void send_all(std::span<const HttpRequest>, const std::function<bool(std::size_t, HttpResult)>&) override {}

  bool lose_answer = false, spoil_token = false;

 private:
  std::unique_ptr<Http> http_ = make_curl_http({.user_agent = "twinform-test"});
};

Meddler& http() {
  static Meddler network;
  return network;
}

std::unique_ptr<Adapter> make(std::string identifier, std::string password, bool card) {
  static const SystemClock clock;
  return find_adapter("bluesky")->make({.name = "sky",
                                        .type = "bluesky",
                                        .options = {{"server", pds().base},
                                                    {"identifier", std::move(identifier)},
                                                    {"password", Secret(std::move(password))},
                                                    {"card", card},
                                                    {"allow_private", true}}},
                                       {.clock = &clock, .print = {}, .library = {}});
}

// One session for all tests, as logins are limited.
const Adapter& output(bool card = true) {
  static const auto with = make("alice.test", pds().password, true),
                    without = make("alice.test", pds().password, false);
  return card ? *with : *without;
}

Block block(Role role, std::string_view words) { return {.role = role, .text = clean_text(words)}; }

Story story_of(std::string_view title, std::string_view link) {
  static std::int64_t id = 0;
  Story story;
  story.id = StoryId{++id};
  story.lead.title = clean_line(title);
  story.lead.link = parse_url(link).value();
  story.summary = clean_text("A summary of it.");
  return story;
}

Draft draft_of(const Story& story) {
  Draft draft{.broadcast = "morning", .slot = "2026-11-23T09:00", .at = SystemClock().now(), .language = "en"};
  draft.stories = {story};
  draft.parts = {
      Part{.passages = {Passage{.blocks = {block(Role::title, story.lead.title.view()), block(Role::literal, "\n"),
                                           block(Role::link, story.lead.link.str())},
                                .story = 0}}}};
  return draft;
}

Post post_of(const Draft& draft, bool card = true) {
  auto posts = output(card).render(draft, output(card).limits());
  REQUIRE(posts);
  REQUIRE(posts->size() == 1);
  return posts->front();
}

Outcome send(const Post& post) { return output().send(http(), post, output().limits()); }

Receipt sent(const Post& post) {
  Outcome outcome = send(post);
  if (const Refused* refused = std::get_if<Refused>(&outcome)) FAIL(refused->error.what);
  REQUIRE(std::holds_alternative<Sent>(outcome));
  return std::get<Sent>(outcome).receipt;
}

Json frozen_record(const Post& post) { return parse_json(post.payload).value()["record"]; }

Json standing_record(const Receipt& receipt) {
  for (const Json& post : pds().posts())
    if (receipt.id == string_at(post, "uri") + "#" + string_at(post, "cid")) return post["value"];
  FAIL("no such record");
  return {};
}

// The server looks into it: bytes that only begin like an image it answers with 500.
std::string picture() { return read_file(test::source_folder() / "tests/scenario/bluesky.png", 1U << 10U).value(); }

// The members of both, in any order.
bool same(const Json& a, const Json& b) { return nlohmann::json::parse(a.dump()) == nlohmann::json::parse(b.dump()); }

constexpr const char* kBlog = R"(<rss version="2.0"><channel><title>Blog</title><item><title>In this slot</title>
<link>https://a.example/slot</link></item></channel></rss>)";

constexpr const char* kConfiguration = R"(state = "state"
[library]
backlog = 1
timezone = "UTC"
[sources.blog]
url = "blog.xml"
[outputs.sky]
type = "bluesky"
server = "{}"
identifier = "alice.test"
password = {{ file = "password" }}
allow_private = true
[broadcasts.morning]
from = ["*"]
to = ["sky"]
when = "daily 09:00"
post = "{{title}} {{link}}"
)";

void run(const char* now, const test::TempDir& folder) {
  setenv("TWINFORM_NOW", now, 1);
  auto run = run_command({.argv = {test::program(), "run", "--config", "twinform.toml"}, .directory = folder.path()});
  unsetenv("TWINFORM_NOW");
  REQUIRE(run);
  INFO(run->output << run->errors);
  CHECK(run->exit_code == 0);
}

}  // namespace

TEST_CASE("a probe logs in and names account and software") {
  auto limits = output().probe(http());
  REQUIRE(limits);
  CHECK(limits->account == "@alice.test");
  CHECK(limits->software == "pds 0.4.217");
  CHECK(limits->guarantee == Guarantee::chosen_id);
}

TEST_CASE("a wrong password is refused for the whole output in the server's words") {
  auto limits = make("alice.test", "wrong", true)->probe(http());
  REQUIRE_FALSE(limits);
  CHECK(limits.error().kind == ErrorKind::refused);
  CHECK(limits.error().what.ends_with("answered 401: AuthenticationRequired: Invalid identifier or password"));
}

TEST_CASE("a post is read back as it was frozen") {
  Post post = post_of(draft_of(story_of("Ünder öpen skies 👩🏽‍🔬", "https://a.example/1?b=1&c=ü(2).")));
  Receipt receipt = sent(post);
  CHECK(receipt.note.empty());
  CHECK(same(standing_record(receipt), frozen_record(post)));
}

TEST_CASE("a lost answer is mended by sending again and the post stands there once") {
  Post post = post_of(draft_of(story_of("Lost and found", "https://a.example/lost")));
  http().lose_answer = true;
  CHECK(std::holds_alternative<Unknown>(send(post)));
  Receipt receipt = sent(post);
  CHECK(pds().standing("Lost and found") == 1);
  auto found = output().find(http(), post, output().limits());
  REQUIRE(found);
  REQUIRE(found->has_value());
  CHECK((*found)->id == receipt.id);
}

TEST_CASE("a post that stands there is found also where its image can't be had again") {
  test::HttpServer site;
  site.on("/p.png", test::answer(picture(), "image/png"));
  Story story = story_of("Pictured once", "https://a.example/pictured");
  story.lead.images = {{.url = parse_url(site.url("/p.png")).value(), .description = {}}};
  Post post = post_of(draft_of(story));
  http().lose_answer = true;
  CHECK(std::holds_alternative<Unknown>(send(post)));
  site.on("/p.png", test::always({.status = 404}));
  Receipt receipt = sent(post);
  CHECK(receipt.replayed);
  CHECK(standing_record(receipt)["embed"]["external"].contains("thumb"));
}

TEST_CASE("what was never sent is surely absent") {
  auto found =
      output().find(http(), post_of(draft_of(story_of("Never", "https://a.example/never"))), output().limits());
  REQUIRE(found);
  CHECK_FALSE(found->has_value());
}

TEST_CASE("a record in our place is not overwritten") {
  Post post = post_of(draft_of(story_of("The first words", "https://a.example/first")));
  sent(post);
  Json other = parse_json(post.payload).value();
  other["record"]["text"] = "Other words";
  post.payload = dump_json(other);
  Outcome outcome = send(post);
  REQUIRE(std::holds_alternative<Refused>(outcome));
  CHECK_FALSE(std::get<Refused>(outcome).whole_output);
  CHECK(pds().standing("The first words") == 1);
}

TEST_CASE("a token that the server does not take is renewed") {
  http().spoil_token = true;
  sent(post_of(draft_of(story_of("With a new token", "https://a.example/renewed"))));
  CHECK(pds().standing("With a new token") == 1);
}

TEST_CASE("parts of a thread answer the first and the one before") {
  std::vector<Receipt> receipts;
  for (int part = 1; part <= 3; ++part) {
    Post post =
        post_of(draft_of(story_of(fmt::format("Part {}", part), fmt::format("https://a.example/part{}", part))));
    post.ancestors = receipts;
    receipts.push_back(sent(post));
  }
  Json reply = standing_record(receipts[2])["reply"];
  auto name = [](const Json& ref) { return string_at(ref, "uri") + "#" + string_at(ref, "cid"); };
  CHECK(name(reply["root"]) == receipts[0].id);
  CHECK(name(reply["parent"]) == receipts[1].id);
}

TEST_CASE("the server takes what just fits both limits and what hostile titles become") {
  std::string family = "👩🏽‍👩🏽‍👧🏽‍👦🏽", families;
  for (int i = 0; i < 400; ++i) families += family;
  for (const std::string& title : {std::string(5'000, 'x'), families, std::string("<b> @all #tag \x1b[2J \xff $NYT"),
                                   std::string("ping @alice.test at evil.example/x")}) {
    CAPTURE(title.substr(0, 40));
    CHECK(sent(post_of(draft_of(story_of(title, "https://a.example/hostile")))).note.empty());
  }
}

TEST_CASE("the server counts graphemes as we do") {
  for (int length : {300, 301}) {
    Post post = post_of(draft_of(story_of("Counted", fmt::format("https://a.example/counted{}", length))));
    Json frozen = parse_json(post.payload).value();
    std::string text;
    for (int i = 0; i < length; ++i) text += i % 50 == 0 ? "👩🏽‍🔬" : "é";
    frozen["record"] = {{"$type", "app.bsky.feed.post"}, {"text", text}, {"createdAt", "2026-11-23T09:00:00.000Z"}};
    post.payload = dump_json(frozen);
    CHECK(std::holds_alternative<Sent>(send(post)) == (length == 300));
  }
}

TEST_CASE("a card brings an image of just a million bytes and no more") {
  test::HttpServer site;
  for (std::size_t size : {1'000'000U, 1'000'001U}) {
    std::string image = picture();
    image.resize(size, '\0');
    site.on("/p.png", test::answer(image, "image/png"));
    Story story = story_of("With an image", fmt::format("https://a.example/image{}", size));
    story.lead.images = {{.url = parse_url(site.url("/p.png")).value(), .description = {}}};
    Receipt receipt = sent(post_of(draft_of(story)));
    Json card = standing_record(receipt)["embed"]["external"];
    CHECK(card.contains("thumb") == (size == 1'000'000U));
    CHECK(receipt.note.empty() == card.contains("thumb"));
    if (card.contains("thumb")) {
      std::string cid = string_at(card["thumb"]["ref"], "$link");
      CHECK(pds().get(fmt::format("com.atproto.sync.getBlob?did={}&cid={}", pds().did, cid)) == image);
    }
  }
}

TEST_CASE("without a card images stand there with their descriptions") {
  test::HttpServer site;
  site.on("/p.png", test::answer(picture(), "image/png"));
  Draft draft = draft_of(story_of("Two images", "https://a.example/images"));
  for (const char* words : {"A pelican", "Another"})
    draft.media.push_back(
        {.url = parse_url(site.url("/p.png")).value(), .description = clean_line(words), .media_type = {}});
  Json images = standing_record(sent(post_of(draft, false)))["embed"]["images"];
  REQUIRE(images.size() == 2);
  CHECK(string_at(images[0], "alt") == "A pelican");
  CHECK(images[1]["image"].is_object());
}

TEST_CASE("a mention names whose handle it is") {
  Draft draft = draft_of(story_of("Mentioned", "https://a.example/mentioned"));
  draft.parts[0].passages[0].blocks.push_back(block(Role::literal, " by @alice.test"));
  Receipt receipt = sent(post_of(draft));
  CHECK(receipt.note.empty());
  CHECK(string_at(standing_record(receipt)["facets"][1]["features"][0], "did") == pds().did);
}

TEST_CASE("a ledger that is put back to an earlier state doubles nothing") {
  test::TempDir folder;
  folder.write("password", pds().password);
  std::filesystem::permissions(folder / "password", std::filesystem::perms(0600));
  folder.write("blog.xml", kBlog);
  folder.write("twinform.toml", fmt::format(kConfiguration, pds().base));
  run("2026-11-23T08:50:00Z", folder);
  std::filesystem::copy(folder / "state", folder / "backup");
  run("2026-11-23T09:01:00Z", folder);
  CHECK(pds().standing("In this slot") == 1);
  std::filesystem::remove_all(folder / "state");
  std::filesystem::rename(folder / "backup", folder / "state");
  run("2026-11-23T09:20:00Z", folder);
  CHECK(pds().standing("In this slot") == 1);
}

TEST_CASE("too many logins hold the output until the server's own time") {
  std::optional<Outcome> outcome;
  Post post = post_of(draft_of(story_of("Too often", "https://a.example/often")));
  for (int i = 0; i < 40 && !(outcome && std::holds_alternative<Later>(*outcome)); ++i) {
    auto stranger = make("nobody.test", "wrong", true);
    outcome = stranger->send(http(), post, stranger->limits());
  }
  REQUIRE(std::holds_alternative<Later>(*outcome));
  const Later& later = std::get<Later>(*outcome);
  CHECK(later.whole_output);
  REQUIRE(later.not_before);
  CHECK(*later.not_before > SystemClock().now());
  CHECK(*later.not_before <= SystemClock().now() + Seconds{300});
}

}  // namespace twinform
