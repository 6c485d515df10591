// SPDX-License-Identifier: MIT
// Windows: what a broadcast may still say.
#include <doctest/doctest.h>

#include "ledger_fixture.h"

using namespace twinform;
using namespace twinform::test;

namespace {

using Titles = std::vector<std::string>;

Titles titles(const std::vector<Story>& stories) {
  Titles found;
  for (const Story& story : stories) found.push_back(story.lead.title.str());
  return found;
}

Titles candidates(Ledger& ledger, const Words& sources = {"a", "b"}) {
  BroadcastRecord record = must(ledger.broadcast("m", kNow));
  return titles(read_candidates(ledger, "m", {record.through, must(ledger.last_entry())}, sources).stories);
}

void decide(Ledger& ledger, StoryId story, Fate fate) {
  must(ledger.decide({.broadcast = "m", .slot = "s", .story = story, .fate = fate, .at = kNow}));
}

void end_slot(Ledger& ledger, const std::string& nominal) {
  CHECK(must(ledger.add_slot("m", nominal, must(ledger.last_entry()), kNow)));
}

}  // namespace

TEST_CASE("a new broadcast says nothing of what the ledger held before") {
  Ledger ledger = memory_ledger();
  add(ledger, entry("a", "1", "", "Old"));
  CHECK(candidates(ledger).empty());
  add(ledger, entry("a", "2", "", "New"));
  CHECK(candidates(ledger) == Titles{"New"});
}

TEST_CASE("a broadcast is registered once") {
  Ledger ledger = memory_ledger();
  must(ledger.broadcast("m", kNow));
  CHECK(must(ledger.broadcast("m", kNow + Seconds{60})).known_since == kNow);
}

TEST_CASE("baseline entries are never candidates") {
  Ledger ledger = memory_ledger();
  must(ledger.broadcast("m", kNow));
  add(ledger, entry("a", "1", "", "Baseline"), true);
  add(ledger, entry("a", "2", "", "News"));
  CHECK(candidates(ledger) == Titles{"News"});
}

TEST_CASE("only the broadcast's own sources count and they decide what leads") {
  Ledger ledger = memory_ledger();
  must(ledger.broadcast("m", kNow));
  Entry first = entry("x", "1", "https://example.org/1", "In x");
  Entry second = entry("a", "1", "https://example.org/1", "In a");
  Entry third = entry("b", "1", "https://example.org/1", "In b");
  must(ledger.add_entry(first, keys_of(first), story_keys(first), {clean_line("X")}, false, kNow));
  must(ledger.add_entry(second, keys_of(second), story_keys(second), {clean_line("A"), clean_line("Both")}, false,
                        kNow));
  must(ledger.add_entry(third, keys_of(third), story_keys(third), {clean_line("Both"), clean_line("B")}, false, kNow));
  add(ledger, entry("x", "2", "", "Elsewhere"));
  auto stories =
      read_candidates(ledger, "m", {must(ledger.broadcast("m", kNow)).through, must(ledger.last_entry())}, {"a", "b"})
          .stories;
  REQUIRE(stories.size() == 1);
  CHECK(stories[0].lead.title.str() == "In a");
  CHECK(stories[0].first_entry == EntryId{2});
  REQUIRE(stories[0].also_in.size() == 1);
  CHECK(stories[0].also_in[0].source == "b");
  CHECK(stories[0].tags == std::vector{clean_line("A"), clean_line("Both"), clean_line("B")});
}

TEST_CASE("what a slot covered is not said again and what comes after it is") {
  Ledger ledger = memory_ledger();
  must(ledger.broadcast("m", kNow));
  add(ledger, entry("a", "1", "", "Monday"));
  end_slot(ledger, "2026-11-23T09:00");
  CHECK(candidates(ledger).empty());
  add(ledger, entry("a", "2", "", "Tuesday"));
  CHECK(candidates(ledger) == Titles{"Tuesday"});
}

TEST_CASE("one more entry about a story that a slot covered is no candidate") {
  Ledger ledger = memory_ledger();
  must(ledger.broadcast("m", kNow));
  add(ledger, entry("a", "1", "https://example.org/1", "First"));
  end_slot(ledger, "2026-11-23T09:00");
  add(ledger, entry("b", "1", "https://example.org/1", "Again"));
  CHECK(candidates(ledger).empty());
}

TEST_CASE("decided stories stay decided but for those held over") {
  Ledger ledger = memory_ledger();
  must(ledger.broadcast("m", kNow));
  StoryId planned = add(ledger, entry("a", "1", "", "Planned")).story;
  StoryId held = add(ledger, entry("a", "2", "", "Held over")).story;
  StoryId filtered = add(ledger, entry("a", "3", "", "Filtered")).story;
  add(ledger, entry("a", "4", "", "Undecided"));
  decide(ledger, planned, Fate::planned);
  decide(ledger, held, Fate::held_over);
  decide(ledger, filtered, Fate::filtered);
  CHECK(candidates(ledger) == Titles{"Held over", "Undecided"});
  end_slot(ledger, "2026-11-23T09:00");
  CHECK(candidates(ledger) == Titles{"Held over"});
  decide(ledger, held, Fate::planned);
  CHECK(candidates(ledger).empty());
}

TEST_CASE("one broadcast's decisions are not another's") {
  Ledger ledger = memory_ledger();
  must(ledger.broadcast("m", kNow));
  must(ledger.broadcast("n", kNow));
  StoryId story = add(ledger, entry("a", "1", "", "News")).story;
  must(ledger.decide({.broadcast = "n", .slot = "s", .story = story, .fate = Fate::planned, .at = kNow}));
  CHECK(candidates(ledger) == Titles{"News"});
}

TEST_CASE("a decision is remembered with all it says") {
  Ledger ledger = memory_ledger();
  StoryId story = add(ledger, entry("a", "1", "")).story;
  for (Fate fate : {Fate::baseline, Fate::merged, Fate::too_old, Fate::language, Fate::filtered, Fate::held_over,
                    Fate::dropped, Fate::planned}) {
    must(ledger.decide({.broadcast = "m", .slot = "s", .story = story, .fate = fate, .at = kNow}));
    auto decisions = must(ledger.decisions(story));
    REQUIRE(decisions.size() == 1);
    CHECK(decisions[0].fate == fate);
    CHECK(decisions[0].broadcast == "m");
    CHECK(decisions[0].slot == "s");
    CHECK(decisions[0].at == kNow);
  }
}

TEST_CASE("a slot happens once and moves its broadcast on but never back") {
  Ledger ledger = memory_ledger();
  CHECK(must(ledger.add_slot("m", "2026-11-23T09:00", EntryId{7}, kNow)));
  CHECK_FALSE(must(ledger.add_slot("m", "2026-11-23T09:00", EntryId{9}, kNow)));
  CHECK(must(ledger.add_slot("n", "2026-11-23T09:00", EntryId{9}, kNow)));
  CHECK(must(ledger.add_slot("m", "2026-11-20T09:00", EntryId{5}, kNow)));
  BroadcastRecord record = must(ledger.broadcast("m", kNow));
  CHECK(record.last_slot == must(parse_local("2026-11-23T09:00")));
  CHECK(record.through == EntryId{7});
}

TEST_CASE("an issue's number counts the slots before it that said something") {
  Ledger ledger = memory_ledger();
  for (const char* slot : {"2026-11-20T09:00", "2026-11-21T09:00", "2026-11-23T09:00"}) {
    end_slot(ledger, slot);
    bool says_something = std::string_view(slot) != "2026-11-21T09:00";
    for (int part = 1; says_something && part <= 2; ++part) {
      Post said{
          .output = "o", .key = slot + std::to_string(part), .broadcast = "m", .slot = slot, .part = part, .parts = 2};
      must(ledger.add_post(said, kNow));
    }
  }
  CHECK(must(ledger.slots_before("m", "2026-11-20T09:00")) == 0);
  CHECK(must(ledger.slots_before("m", "2026-11-23T09:00")) == 1);
  CHECK(must(ledger.slots_before("m", "2026-11-24T09:00")) == 2);
  CHECK(must(ledger.slots_before("n", "2026-11-24T09:00")) == 0);
}
