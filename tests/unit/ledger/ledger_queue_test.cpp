// SPDX-License-Identifier: MIT
// What waits for an output, what was sent there, and what belongs together.
#include <doctest/doctest.h>

#include "ledger_fixture.h"

using namespace twinform;
using namespace twinform::test;

namespace {

using Ids = std::vector<std::int64_t>;
constexpr Seconds kDay{86'400};

std::int64_t plan(Ledger& ledger, const Post& post) { return must(ledger.add_post(post, kNow)); }

Ids queued(Ledger& ledger) {
  Ids ids;
  for (const WaitingPost& post : must(ledger.queue("fediverse"))) ids.push_back(post.id);
  return ids;
}

Ids thread_of_three(Ledger& ledger) {
  Ids ids;
  for (int part = 1; part <= 3; ++part)
    ids.push_back(plan(ledger, post("part " + std::to_string(part), "fediverse", part, 3)));
  return ids;
}

}  // namespace

TEST_CASE("a thread is known from each of its parts and a post alone is a thread of one") {
  Ledger ledger = memory_ledger();
  std::int64_t alone = plan(ledger, post("alone"));
  Ids thread = thread_of_three(ledger);
  for (std::int64_t part : thread) CHECK(must(ledger.thread(part)) == thread);
  CHECK(must(ledger.thread(alone)) == Ids{alone});
}

TEST_CASE("the queue of an output holds what has not begun to go out") {
  Ledger ledger = memory_ledger();
  std::int64_t sent = plan(ledger, post("sent"));
  Ids thread = thread_of_three(ledger);
  std::int64_t held = plan(ledger, post("held")), last = plan(ledger, post("last"));
  plan(ledger, post("elsewhere", "page"));
  must(ledger.mark_sending(sent, kNow));
  must(ledger.mark_sent(sent, {.id = "r", .at = kNow}));
  must(ledger.mark_held(held, "the output was down"));
  CHECK(queued(ledger) == Ids{thread[0], last});
  CHECK(must(ledger.queue("fediverse"))[0].parts == 3);
  must(ledger.mark_pending(held));
  CHECK(queued(ledger) == Ids{thread[0], held, last});
}

TEST_CASE("what may have arrived counts as sent and what surely has not does not") {
  Ledger ledger = memory_ledger();
  int number = 0;
  auto tried = [&](Instant at) {
    std::int64_t id = plan(ledger, post(std::to_string(++number)));
    must(ledger.mark_sending(id, at));
    return id;
  };
  must(ledger.mark_sent(tried(kNow - Seconds{30}), {.id = "r", .at = kNow}));
  must(ledger.mark_unknown(tried(kNow - Seconds{20}), kNow, kNow, "lost"));
  must(ledger.mark_later(tried(kNow - Seconds{10}), kNow, "503"));
  must(ledger.mark_refused(tried(kNow), "422"));
  CHECK(must(ledger.sent_at("fediverse", kNow - kDay, kNow)) ==
        std::vector<Instant>{kNow - Seconds{20}, kNow - Seconds{30}});
  CHECK(must(ledger.sent_at("fediverse", kNow - Seconds{20}, kNow)).size() == 1);
  CHECK(must(ledger.sent_at("page", kNow - kDay, kNow)).empty());
}

TEST_CASE("when an attempt was over is kept while looks for the post tell nothing") {
  Ledger ledger = memory_ledger();
  std::int64_t id = plan(ledger, post("key"));
  must(ledger.mark_sending(id, kNow));
  must(ledger.mark_unknown(id, kNow + Seconds{30}, kNow, "lost"));
  must(ledger.mark_unsettled(id, kNow + Seconds{330}, "not there yet"));
  auto stored = must(ledger.post(id));
  CHECK(stored->last_sent == kNow);
  CHECK(stored->last_ended == kNow + Seconds{30});
  CHECK(stored->not_before == kNow + Seconds{330});
}

TEST_CASE("a wait of more than a day was written by a clock that ran ahead and is over") {
  Ledger ledger = memory_ledger();
  std::int64_t id = plan(ledger, post("key"));
  must(ledger.mark_sending(id, kNow));
  must(ledger.mark_later(id, kNow + 365 * kDay, "503"));
  must(ledger.store(OutputRecord{.name = "fediverse", .not_before = kNow + 365 * kDay}));
  CHECK(must(ledger.deliverable(kNow)) == Ids{id});
  CHECK(must(ledger.deliverable(kNow + 364 * kDay)).empty());
}

TEST_CASE("other words make a post pending and only one that has surely not arrived can have them") {
  Ledger ledger = memory_ledger();
  std::int64_t refused = plan(ledger, post("1")), unknown = plan(ledger, post("2"));
  for (std::int64_t id : {refused, unknown}) must(ledger.mark_sending(id, kNow));
  must(ledger.mark_refused(refused, "422"));
  must(ledger.mark_unknown(unknown, kNow, kNow, "lost"));
  Post better = post("a key of its own");
  better.payload = "{\"status\":\"better\"}";
  better.text = clean_line("better");
  must(ledger.rewrite(refused, better));
  auto stored = must(ledger.post(refused));
  CHECK(stored->state == PostState::pending);
  CHECK(stored->post.key == better.key);
  CHECK(stored->post.payload == better.payload);
  CHECK(stored->post.text == better.text);
  CHECK(stored->attempts == 0);
  CHECK_FALSE(ledger.rewrite(unknown, better).has_value());
}
