// SPDX-License-Identifier: MIT
#include "app/health.h"

#include <doctest/doctest.h>

#include "support/temp_dir.h"
#include "text/clean.h"
#include "text/url.h"

using namespace twinform;
using twinform::test::TempDir;

namespace {

const Instant kNow = from_epoch(1'795'000'000);
constexpr Seconds kHour{3600}, kDay{86'400};

// Sources and what the ledger knows of them.
class Shelf {
 public:
  Shelf() { settings_.ledger = folder_ / "ledger.db"; }

  void add(SourceRecord record, const std::vector<Seconds>& entries_before_now = {}) {
    record.location = "https://example.org/" + record.name;
    settings_.sources.push_back({.name = record.name, .location = record.location});
    Ledger ledger = Ledger::open(settings_.ledger, LedgerMode::write).value();
    REQUIRE(ledger.store(record).has_value());
    for (Seconds before : entries_before_now) {
      Entry entry{.source = record.name, .guid = std::to_string(before.count()), .published = kNow - before};
      EntryKeys keys{.guid = entry.guid, .content = static_cast<std::uint64_t>(before.count())};
      REQUIRE(ledger.add_entry(entry, keys, {record.name + entry.guid}, {}, true, kNow).has_value());
    }
  }
  void relocate(std::string location) { settings_.sources.back().location = std::move(location); }
  void add_unread(const std::string& name) { settings_.sources.push_back({.name = name, .location = "x"}); }

  std::vector<SourceHealth> health() { return source_health(settings_, kNow).value(); }

 private:
  TempDir folder_;
  Settings settings_;
};

SourceRecord read_well(std::string name) { return {.name = std::move(name), .last_try = kNow, .last_ok = kNow}; }

SourceRecord failed(std::string name, std::string outcome) {
  return {.name = std::move(name), .last_try = kNow, .outcome = std::move(outcome), .failures = 2};
}

}  // namespace

TEST_CASE("the worst comes first and what is as bad stays in the configuration's order") {
  Shelf shelf;
  shelf.add(read_well("good"), {kDay, 2 * kDay, 3 * kDay, 4 * kDay});
  shelf.add_unread("unread");
  SourceRecord moved = read_well("moved");
  moved.moved_to = "https://example.org/new";
  moved.moved_runs = 3;
  shelf.add(moved);
  shelf.add(read_well("silent"), {30 * kDay, 31 * kDay, 32 * kDay, 33 * kDay});
  shelf.add(failed("failing", "failed"));
  shelf.add(failed("later", "later"));
  shelf.add(failed("blocked", "blocked"));
  SourceRecord gone = failed("gone", "gone");
  gone.gone = true;
  shelf.add(gone);
  std::vector<std::string> order;
  for (const SourceHealth& health : shelf.health()) {
    order.push_back(health.record.name + (health.is_ill() ? " ill" : ""));
  }
  CHECK(order == std::vector<std::string>{"gone ill", "blocked ill", "failing ill", "later ill", "silent ill", "moved",
                                          "unread", "good"});
}

TEST_CASE("a source of which too little is known is never silent") {
  Shelf shelf;
  shelf.add(read_well("a"), {300 * kDay, 301 * kDay});
  SourceHealth health = shelf.health()[0];
  CHECK(health.condition == Condition::good);
  CHECK_FALSE(health.rhythm.has_value());
  CHECK(health.silence == 300 * kDay);
}

TEST_CASE("a source at a new address is unread whatever the old one was") {
  Shelf shelf;
  SourceRecord gone = failed("a", "gone");
  gone.gone = true;
  shelf.add(gone);
  shelf.relocate("https://example.org/new");
  CHECK(shelf.health()[0].condition == Condition::unread);
  CHECK(shelf.health()[0].next_look == kNow);
}

TEST_CASE("the next look is when its rhythm and its server allow") {
  Shelf shelf;
  shelf.add(read_well("a"));
  SourceRecord waiting = read_well("b");
  waiting.not_before = kNow + 5 * kHour;
  shelf.add(waiting);
  SourceRecord overdue = read_well("c");
  overdue.last_try = kNow - 9 * kHour;
  shelf.add(overdue);
  auto all = shelf.health();
  CHECK(all[0].next_look == kNow + kHour);
  CHECK(all[1].next_look == kNow + 5 * kHour);
  CHECK(all[2].next_look == kNow);
}
