// SPDX-License-Identifier: MIT
// A post's way from pending to sent, and who has to wait for whom.
#include <doctest/doctest.h>

#include <functional>

#include "ledger_fixture.h"

using namespace twinform;
using namespace twinform::test;

namespace {

using Ids = std::vector<std::int64_t>;

const Instant kLater = kNow + Seconds{600};

std::int64_t plan(Ledger& ledger, const Post& post) { return must(ledger.add_post(post, kNow)); }

Receipt receipt(std::string id) {
  return {.id = std::move(id),
          .url = "https://glammr.example/1",
          .at = kNow,
          .replayed = true,
          .note = "visibility is public"};
}

void send(Ledger& ledger, std::int64_t id, const std::string& remote = "r") {
  must(ledger.mark_sending(id, kNow));
  must(ledger.mark_sent(id, receipt(remote)));
}

StoredPost look(Ledger& ledger, std::int64_t id) {
  auto found = must(ledger.post(id));
  REQUIRE(found.has_value());
  return *found;
}

}  // namespace

TEST_CASE("a post comes back as it was planned to the byte") {
  Ledger ledger = memory_ledger();
  StoryId story = add(ledger, entry("a", "1", "")).story;
  StoryId other = add(ledger, entry("a", "2", "")).story;
  Post planned = post("key");
  planned.payload = std::string("{\"a\":\"\xC3\xA9\"}\0\xFF\n", 13);
  planned.text = clean_text("What a reader sees\nin two lines");
  planned.content_warning = clean_line("Careful");
  planned.length = 30;
  planned.max_length = 500;
  planned.media = {{.url = must(parse_url("https://example.org/a.png")),
                    .description = clean_text("A cover"),
                    .media_type = "image/png"}};
  planned.stories = {other, story};
  planned.links = {must(parse_url("https://example.org/1"))};
  StoredPost stored = look(ledger, plan(ledger, planned));
  CHECK(stored.post.output == "fediverse");
  CHECK(stored.post.key == "key");
  CHECK(stored.post.broadcast == "morning");
  CHECK(stored.post.slot == "2026-11-23T09:00");
  CHECK(stored.post.payload == planned.payload);
  CHECK(stored.post.text == planned.text);
  CHECK(stored.post.content_warning == planned.content_warning);
  CHECK(stored.post.length == 30);
  CHECK(stored.post.max_length == 500);
  REQUIRE(stored.post.media.size() == 1);
  CHECK(stored.post.media[0].url == planned.media[0].url);
  CHECK(stored.post.media[0].description == planned.media[0].description);
  CHECK(stored.post.media[0].media_type == "image/png");
  CHECK(stored.post.stories == planned.stories);
  CHECK(stored.post.links == planned.links);
  CHECK(stored.state == PostState::pending);
  CHECK(stored.created == kNow);
  CHECK_FALSE(stored.receipt.has_value());
}

TEST_CASE("a post that is planned again is there once") {
  Ledger ledger = memory_ledger();
  std::int64_t id = plan(ledger, post("key"));
  CHECK(plan(ledger, post("key")) == id);
  CHECK(must(ledger.posts({})).size() == 1);
}

TEST_CASE("a story said in the words of another has its post") {
  Ledger ledger = memory_ledger();
  StoryId first = add(ledger, entry("a", "1", "")).story, second = add(ledger, entry("a", "2", "")).story;
  Post one = post("key"), same = one;
  one.stories = {first};
  same.stories = {second, first};
  std::int64_t id = plan(ledger, one);
  plan(ledger, same);
  CHECK(look(ledger, id).post.stories == std::vector{first, second});
}

TEST_CASE("a sent post has its receipt and is delivered no more") {
  Ledger ledger = memory_ledger();
  std::int64_t id = plan(ledger, post("key"));
  CHECK(must(ledger.deliverable(kNow)) == Ids{id});
  send(ledger, id, "remote 7");
  CHECK(must(ledger.deliverable(kNow)).empty());
  StoredPost stored = look(ledger, id);
  CHECK(stored.state == PostState::sent);
  CHECK(stored.attempts == 1);
  REQUIRE(stored.receipt.has_value());
  CHECK(stored.receipt->id == "remote 7");
  CHECK(stored.receipt->url == "https://glammr.example/1");
  CHECK(stored.receipt->at == kNow);
  CHECK(stored.receipt->replayed);
  CHECK(stored.receipt->note == "visibility is public");
}

TEST_CASE("a post put off is due again at its time and not a second before") {
  Ledger ledger = memory_ledger();
  std::int64_t id = plan(ledger, post("key"));
  must(ledger.mark_sending(id, kNow));
  must(ledger.mark_later(id, kLater, "503"));
  CHECK(look(ledger, id).state == PostState::pending);
  CHECK(look(ledger, id).last_error == "503");
  CHECK(must(ledger.deliverable(kLater - Seconds{1})).empty());
  CHECK(must(ledger.deliverable(kLater)) == Ids{id});
}

TEST_CASE("an unknown outcome stays unknown when the next attempt is only put off") {
  Ledger ledger = memory_ledger();
  std::int64_t id = plan(ledger, post("key"));
  must(ledger.mark_sending(id, kNow));
  must(ledger.mark_unknown(id, kNow, kNow, "the answer was lost"));
  must(ledger.mark_sending(id, kNow));
  must(ledger.mark_later(id, kLater, "connection refused"));
  CHECK(look(ledger, id).state == PostState::unknown);
  CHECK(look(ledger, id).not_before == kLater);
}

TEST_CASE("a post that was being sent when the run died is unknown and due at once") {
  Ledger ledger = memory_ledger();
  std::int64_t id = plan(ledger, post("key"));
  must(ledger.mark_sending(id, kNow));
  CHECK(must(ledger.deliverable(kNow)).empty());
  CHECK(must(ledger.interrupt_sending(kNow)) == 1);
  CHECK(must(ledger.interrupt_sending(kNow)) == 0);
  CHECK(look(ledger, id).state == PostState::unknown);
  CHECK(must(ledger.deliverable(kNow)) == Ids{id});
  must(ledger.mark_sent(id, receipt("found")));
  CHECK(look(ledger, id).state == PostState::sent);
}

TEST_CASE("the first attempt's time stays and attempts are counted") {
  Ledger ledger = memory_ledger();
  std::int64_t id = plan(ledger, post("key"));
  must(ledger.mark_sending(id, kNow));
  must(ledger.mark_later(id, kNow, "503"));
  must(ledger.mark_sending(id, kLater));
  CHECK(look(ledger, id).first_sent == kNow);
  CHECK(look(ledger, id).attempts == 2);
}

TEST_CASE("refused and dropped posts rest until somebody retries them") {
  Ledger ledger = memory_ledger();
  std::int64_t refused = plan(ledger, post("1")), dropped = plan(ledger, post("2"));
  must(ledger.mark_sending(refused, kNow));
  must(ledger.mark_refused(refused, "422"));
  must(ledger.mark_dropped(dropped, "not wanted"));
  CHECK(must(ledger.deliverable(kLater)).empty());
  CHECK(look(ledger, refused).last_error == "422");
  CHECK(look(ledger, dropped).last_error == "not wanted");
  must(ledger.mark_pending(refused));
  must(ledger.mark_pending(dropped));
  CHECK(must(ledger.deliverable(kNow)) == Ids{refused, dropped});
}

TEST_CASE("steps that a post's state does not allow are refused and change nothing") {
  using Step = std::function<Result<void>(Ledger&, std::int64_t)>;
  const Step sending = [](Ledger& l, std::int64_t id) { return l.mark_sending(id, kNow); };
  const Step sent = [](Ledger& l, std::int64_t id) { return l.mark_sent(id, receipt("r")); };
  const Step unknown = [](Ledger& l, std::int64_t id) { return l.mark_unknown(id, kNow, kNow, ""); };
  const Step later = [](Ledger& l, std::int64_t id) { return l.mark_later(id, kNow, ""); };
  const Step refused = [](Ledger& l, std::int64_t id) { return l.mark_refused(id, ""); };
  const Step dropped = [](Ledger& l, std::int64_t id) { return l.mark_dropped(id, ""); };
  const Step pending = [](Ledger& l, std::int64_t id) { return l.mark_pending(id); };
  struct Case {
    std::vector<Step> way;
    std::vector<Step> forbidden;
    PostState stays;
  };
  const Case cases[] = {
      {{}, {sent, unknown}, PostState::pending},
      {{sending}, {sending, dropped, pending}, PostState::sending},
      {{sending, sent}, {sending, sent, unknown, later, refused, dropped, pending}, PostState::sent},
      {{sending, refused}, {sending, sent, unknown, later, refused}, PostState::refused},
      {{dropped}, {sending, sent, unknown, later, refused, dropped}, PostState::dropped},
  };
  for (const Case& one : cases) {
    Ledger ledger = memory_ledger();
    std::int64_t id = plan(ledger, post("key"));
    for (const Step& step : one.way) must(step(ledger, id));
    for (const Step& step : one.forbidden) {
      auto done = step(ledger, id);
      REQUIRE_FALSE(done.has_value());
      CHECK(done.error().kind == ErrorKind::internal);
    }
    CHECK(look(ledger, id).state == one.stays);
  }
}

TEST_CASE("a thread's parts go one after the other and carry the receipts before them") {
  Ledger ledger = memory_ledger();
  std::int64_t single = plan(ledger, post("single"));
  std::int64_t one = plan(ledger, post("1", "fediverse", 1, 3));
  std::int64_t two = plan(ledger, post("2", "fediverse", 2, 3));
  std::int64_t three = plan(ledger, post("3", "fediverse", 3, 3));
  CHECK(must(ledger.deliverable(kNow)) == Ids{single, one});
  send(ledger, one, "r1");
  CHECK(must(ledger.deliverable(kNow)) == Ids{single, two});
  send(ledger, two, "r2");
  CHECK(must(ledger.deliverable(kNow)) == Ids{single, three});
  auto ancestors = look(ledger, three).post.ancestors;
  REQUIRE(ancestors.size() == 2);
  CHECK(ancestors[0].id == "r1");
  CHECK(ancestors[1].id == "r2");
  CHECK(look(ledger, one).post.ancestors.empty());
}

TEST_CASE("a part that did not arrive holds those behind it") {
  for (const char* fate : {"refused", "dropped", "unknown", "later"}) {
    Ledger ledger = memory_ledger();
    std::int64_t one = plan(ledger, post("1", "fediverse", 1, 2));
    plan(ledger, post("2", "fediverse", 2, 2));
    std::string how = fate;
    if (how == "dropped") must(ledger.mark_dropped(one, ""));
    if (how != "dropped") must(ledger.mark_sending(one, kNow));
    if (how == "refused") must(ledger.mark_refused(one, ""));
    if (how == "unknown") must(ledger.mark_unknown(one, kNow, kLater, ""));
    if (how == "later") must(ledger.mark_later(one, kLater, ""));
    CHECK_MESSAGE(must(ledger.deliverable(kNow)).empty(), fate);
  }
}

TEST_CASE("two threads of one slot do not mix") {
  Ledger ledger = memory_ledger();
  std::int64_t a1 = plan(ledger, post("a1", "fediverse", 1, 2)), a2 = plan(ledger, post("a2", "fediverse", 2, 2));
  std::int64_t b1 = plan(ledger, post("b1", "fediverse", 1, 2)), b2 = plan(ledger, post("b2", "fediverse", 2, 2));
  std::int64_t c1 = plan(ledger, post("c1", "other", 1, 2)), c2 = plan(ledger, post("c2", "other", 2, 2));
  must(ledger.mark_dropped(a1, ""));
  send(ledger, b1, "rb1");
  CHECK(must(ledger.deliverable(kNow)) == Ids{b2, c1});
  send(ledger, c1, "rc1");
  CHECK(look(ledger, c2).post.ancestors[0].id == "rc1");
  CHECK(look(ledger, b2).post.ancestors[0].id == "rb1");
  CHECK(look(ledger, a2).state == PostState::pending);
}

TEST_CASE("a part without the one before it is a bug and is not stored") {
  Ledger ledger = memory_ledger();
  auto added = ledger.add_post(post("2", "fediverse", 2, 2), kNow);
  CHECK(added.error().kind == ErrorKind::internal);
  CHECK(must(ledger.posts({})).empty());
}

TEST_CASE("an output that is paused or waits holds up its own posts only") {
  Ledger ledger = memory_ledger();
  plan(ledger, post("1", "paused"));
  std::int64_t waiting = plan(ledger, post("2", "waiting"));
  std::int64_t free = plan(ledger, post("3", "free"));
  must(ledger.store(OutputRecord{.name = "paused", .paused = "401: the token is no longer good"}));
  must(ledger.store(OutputRecord{.name = "waiting", .not_before = kLater}));
  must(ledger.store(OutputRecord{.name = "free"}));
  CHECK(must(ledger.deliverable(kNow)) == Ids{free});
  CHECK(must(ledger.deliverable(kLater)) == Ids{waiting, free});
}

TEST_CASE("posts are listed by state and output and no more than asked") {
  Ledger ledger = memory_ledger();
  std::int64_t a1 = plan(ledger, post("1", "a")), a2 = plan(ledger, post("2", "a")), b = plan(ledger, post("3", "b"));
  send(ledger, a1);
  auto ids = [&](const PostFilter& filter) {
    Ids found;
    for (const StoredPost& stored : must(ledger.posts(filter))) found.push_back(stored.id);
    return found;
  };
  CHECK(ids({}) == Ids{a1, a2, b});
  CHECK(ids({.state = PostState::pending}) == Ids{a2, b});
  CHECK(ids({.state = PostState::pending, .output = "a"}) == Ids{a2});
  CHECK(ids({.output = "a"}) == Ids{a1, a2});
  CHECK(ids({.most = 2}) == Ids{a1, a2});
  CHECK_FALSE(must(ledger.post(99)).has_value());
}

TEST_CASE("counts tell what is in the ledger") {
  Ledger ledger = memory_ledger();
  must(ledger.store(SourceRecord{.name = "a"}));
  add(ledger, entry("a", "1", ""));
  send(ledger, plan(ledger, post("1")));
  std::int64_t unknown = plan(ledger, post("2"));
  must(ledger.mark_sending(unknown, kNow));
  must(ledger.interrupt_sending(kNow));
  plan(ledger, post("3"));
  LedgerCounts counts = must(ledger.counts());
  CHECK(counts.sources == 1);
  CHECK(counts.entries == 1);
  CHECK(counts.stories == 1);
  CHECK(counts.sent == 1);
  CHECK(counts.unknown == 1);
  CHECK(counts.pending == 1);
  CHECK(counts.refused == 0);
}
