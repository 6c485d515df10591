// SPDX-License-Identifier: MIT
// The adapter against a server that keeps to what Mastodon's source says: tests/support/mastodon_contract.md lists the facts.
#include "contract.h"

#include <fmt/format.h>

#include "base/json.h"
#include "base/strings.h"

namespace twinform {

using namespace test;

namespace {

Post with_text(Post post, const std::string& words) {
  post.payload = dump_json(Json{{"status", words}, {"visibility", "unlisted"}});
  return post;
}

}  // namespace

TEST_CASE("a link counts 23 only with a scheme and a real top-level domain") {
  Stage stage;
  Post post = plain_post(stage);
  std::string path(80, 'p');
  auto outcome = [&](std::string_view link, std::size_t counts) {
    std::string rest(500 - counts, 'w');
    CAPTURE(std::string(link));
    post.key = std::string(link);
    CHECK(outcome_name(stage.send(with_text(post, fmt::format("{}w {}", rest.substr(2), link)))) == "sent");
    post.key += "one more";
    Outcome over = stage.send(with_text(post, fmt::format("{}ww {}", rest.substr(2), link)));
    CHECK(outcome_name(over) == "refused");
    CHECK(has(error_of(over).what, "Validation failed: Text character limit of 500 exceeded"));
  };
  outcome("https://a.org/" + path, 23);
  outcome("https://a.example/" + path, 98);
  outcome("http://localhost/" + path, 97);
  outcome("a.org/" + path, 86);
}

TEST_CASE("what the adapter lets fit is what Mastodon takes") {
  for (const char* link : {"https://a.org/", "https://a.example/", "http://localhost/"}) {
    Stage stage;
    auto one = stage.output();
    Draft draft = draft_of(story(std::string(2'000, 'x') + " yes", link + std::string(80, 'p'), "It grows."));
    Post post = post_of(*one, draft);
    CAPTURE(post.text.str());
    CHECK(outcome_name(stage.send(*one, post)) == "sent");
  }
}

TEST_CASE("the same key within an hour is the same post") {
  Stage stage;
  Post post = plain_post(stage);
  RemoteId first = id_in(stage.send(post));
  stage.mastodon.set_now(kContractNow + Seconds{3'599});
  CHECK(id_in(stage.send(with_text(post, "Other words"))) == first);
  CHECK(stage.mastodon.statuses().size() == 1);
}

TEST_CASE("after an hour the key is forgotten so a search has to tell") {
  Stage stage;
  auto one = stage.output();
  Post post = plain_post(stage);
  RemoteId first = id_in(stage.send(post));
  stage.mastodon.set_now(kContractNow + Seconds{3'600});
  Limits limits = one->probe(*stage.http).value();
  CHECK(limits.key_window == Seconds{3'600});
  auto found = one->find(*stage.http, post, limits);
  REQUIRE(found);
  REQUIRE(found->has_value());
  CHECK((*found)->id == first);
  CHECK(id_in(stage.send(post)) != first);
}

TEST_CASE("a key goes on naming a post that was deleted so a repeat within the hour is refused") {
  Stage stage;
  auto one = stage.output({{"visibility", std::string("private")}});
  Post post = post_of(*one, draft_of(story("Open access", "https://a.example/1")));
  stage.mastodon.fail_next(PostFault::made_public);
  CHECK(outcome_name(stage.send(*one, post)) == "refused (whole output)");
  CHECK(outcome_name(stage.send(*one, post)) == "refused");
  stage.mastodon.set_now(kContractNow + Seconds{3'600});
  CHECK(outcome_name(stage.send(*one, post)) == "sent");
}

TEST_CASE("500 to a repeat although the post is there stays unknown until it is answered") {
  Stage stage;
  Post post = plain_post(stage);
  stage.mastodon.fail_next(PostFault::lost_answer);
  stage.mastodon.fail_next(PostFault::error_500);
  CHECK(outcome_name(stage.send(post)) == "unknown");
  CHECK(outcome_name(stage.send(post)) == "unknown");
  CHECK(outcome_name(stage.send(post)) == "sent");
  CHECK(stage.mastodon.statuses().size() == 1);
}

TEST_CASE("a lock on the key is for later and surely posted nothing") {
  Stage stage;
  stage.mastodon.fail_next(PostFault::busy_503);
  Outcome outcome = stage.send(plain_post(stage));
  CHECK(outcome_name(outcome) == "later");
  CHECK(stage.mastodon.statuses().empty());
}

TEST_CASE("a rate limit tells its end as a date with six fraction digits and no Retry-After") {
  Stage stage;
  stage.mastodon.fail_next(PostFault::too_many_429);
  Outcome outcome = stage.send(plain_post(stage));
  CHECK(outcome_name(outcome) == "later (whole output)");
  // 300 posts in three hours, and the windows are aligned to the clock.
  CHECK(std::get<Later>(outcome).not_before == from_rfc3339("2026-11-23T12:00:00Z").value());
}

TEST_CASE("a bad token and a missing scope pause the whole output") {
  for (PostFault fault : {PostFault::unauthorized_401, PostFault::forbidden_403}) {
    Stage stage;
    stage.mastodon.fail_next(fault);
    Outcome outcome = stage.send(plain_post(stage));
    CHECK(outcome_name(outcome) == "refused (whole output)");
    CHECK(has(error_of(outcome).hint, "write:statuses"));
  }
}

TEST_CASE("a reply to a post that is gone is refused with the server's words") {
  for (MastodonKind kind : {MastodonKind::keyed, MastodonKind::searchable}) {
    Stage stage(kind);
    Post post = plain_post(stage);
    post.ancestors = {{.id = "9"}};
    Outcome outcome = stage.send(post);
    CHECK(outcome_name(outcome) == "refused");
    CHECK(has(error_of(outcome).what, kind == MastodonKind::keyed ? "does not appear to exist" : "not found"));
    CHECK(has(error_of(outcome).hint, "gone from the server"));
  }
}

TEST_CASE("what arrives otherwise than asked is told") {
  struct Row {
    PostFault fault;
    std::string_view words;
  };
  for (const Row& row :
       {Row{PostFault::made_public, "visibility is public, not unlisted"},
        Row{PostFault::images_dropped, "0 of 1 image arrived"}, Row{PostFault::cut_off, "its end was cut off"},
        Row{PostFault::reply_dropped, "it does not stand as a reply"}}) {
    Stage stage;
    auto one = stage.output();
    Post post = post_of(*one, stage.with_images(1));
    if (row.fault == PostFault::reply_dropped) post.ancestors = {{.id = id_in(stage.send(plain_post(stage)))}};
    stage.mastodon.fail_next(row.fault);
    CHECK(has(note_in(stage.send(*one, post)), row.words));
  }
}

TEST_CASE("what is shown to more people than it was meant for is taken down and pauses the output") {
  for (PostFault fault : {PostFault::made_public, PostFault::warning_dropped}) {
    Stage stage;
    auto one = stage.output({{"visibility", std::string("private")}, {"content_warning", std::string("Politics")}});
    stage.mastodon.fail_next(fault);
    Outcome outcome = stage.send(*one, post_of(*one, draft_of(story("Open access", "https://a.example/1"))));
    CHECK(outcome_name(outcome) == "refused (whole output)");
    CHECK(has(error_of(outcome).what, "taken down"));
    CHECK(stage.mastodon.statuses().empty());
  }
}

TEST_CASE("what can't be taken down has arrived and pauses the output") {
  Stage stage;
  auto one = stage.output({{"visibility", std::string("private")}});
  stage.server.on("DELETE /api/v1/statuses/*", always({.status = 404}));
  stage.mastodon.fail_next(PostFault::made_public);
  Outcome outcome = stage.send(*one, post_of(*one, draft_of(story("Open access", "https://a.example/1"))));
  CHECK(has(note_in(outcome), "it could not be taken down"));
  REQUIRE(std::get<Sent>(outcome).pause);
  CHECK(has(std::get<Sent>(outcome).pause->what, "visibility is public, not private"));
}

TEST_CASE("a search that finds what too many can see takes it down and calls it absent") {
  Stage stage;
  auto kept = stage.output({{"visibility", std::string("private")}, {"on_exposure", std::string("keep")}});
  auto one = stage.output({{"visibility", std::string("private")}});
  Post post = post_of(*one, draft_of(story("Open access", "https://a.example/1")));
  stage.mastodon.fail_next(PostFault::made_public);
  CHECK(outcome_name(stage.send(*kept, post)) == "sent");
  auto found = one->find(*stage.http, post, one->probe(*stage.http).value());
  REQUIRE(found);
  CHECK_FALSE(found->has_value());
  CHECK(stage.mastodon.statuses().empty());
}

TEST_CASE("what is shown to more people is kept where the output says so") {
  Stage stage;
  auto one = stage.output({{"visibility", std::string("private")}, {"on_exposure", std::string("keep")}});
  stage.mastodon.fail_next(PostFault::made_public);
  Outcome outcome = stage.send(*one, post_of(*one, draft_of(story("Open access", "https://a.example/1"))));
  CHECK(note_in(outcome) == "visibility is public, not private");
  CHECK(stage.mastodon.statuses().size() == 1);
}

TEST_CASE("every fact of the table is played and every play has its fact") {
  auto text = [](const char* name) { return read_file(source_folder() / name, 1U << 20U).value(); };
  std::string table = text("tests/support/mastodon_contract.md");
  std::string tests = text("tests/unit/outputs/mastodon/contract_test.cpp") +
                      text("tests/unit/outputs/mastodon/contract_images_test.cpp");
  std::size_t rows = 0;
  for (std::string_view line : split(table, '\n')) {
    if (!line.starts_with("| ") || line.starts_with("| fact")) continue;
    ++rows;
    std::string_view claim = trim(line.substr(line.rfind('|', line.size() - 2) + 1));
    claim = trim(claim.substr(0, claim.find('|')));
    CAPTURE(std::string(line));
    CHECK(has(tests, fmt::format("TEST_CASE(\"{}\")", claim)));
  }
  CHECK(rows > 20);
  for (std::string_view line : split(tests, '\n')) {
    if (!line.starts_with("TEST_CASE(\"") || has(line, "every fact of the table")) continue;
    std::string_view claim = line.substr(11, line.find("\")") - 11);
    CAPTURE(std::string(claim));
    CHECK(has(table, fmt::format("| {} |", claim)));
  }
}

}  // namespace twinform
