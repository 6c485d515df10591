// SPDX-License-Identifier: MIT
// Stories that evidence holds to be one, and what each rule of merging makes of them.
#include <doctest/doctest.h>

#include <algorithm>

#include "ledger_fixture.h"

using namespace twinform;
using namespace twinform::test;

namespace {

using Titles = std::vector<std::string>;
constexpr Seconds kQuarter{91 * 86'400};

Titles titles(const std::vector<Story>& stories) {
  Titles found;
  for (const Story& story : stories) found.push_back(story.lead.title.str());
  return found;
}

// "one" of source a and "two" of source b, which evidence holds to be the same.
struct Pair {
  Ledger ledger = memory_ledger();
  EntryRecord one = add(ledger, entry("a", "1", "https://a.example/1", "One"));
  EntryRecord two = add(ledger, entry("b", "2", "https://b.example/2", "Two"));

  Pair() { must(ledger.merge(two.story, one.story)); }

  CandidateStories candidates(MergeRule merge, EntryId after = {}) {
    return read_candidates(ledger, "m", {after, must(ledger.last_entry()), merge}, {"a", "b"});
  }
  void decide(StoryId story, Fate fate, const std::string& source = "") {
    must(ledger.decide({.broadcast = "m", .slot = "s", .story = story, .source = source, .fate = fate, .at = kNow}));
  }
};

KnownRecord known(const EntryRecord& record) {
  return {.entry = record.id,
          .story = record.story,
          .record = {.title = record.title.str(), .url = record.link, .feed = record.source},
          .own_link = true};
}

std::vector<EntryId> met(Ledger& ledger, const StoryBlocks& blocks, Instant now) {
  std::vector<EntryId> found;
  for (const KnownRecord& one : must(ledger.alike(blocks, now))) found.push_back(one.entry);
  return found;
}

constexpr std::uint64_t kKey = 0xABCD'0000'1234'0000U, kOther = 0x1111'2222'3333'4444U;

}  // namespace

TEST_CASE("stories of one cluster are one candidate, of which the oldest entry leads") {
  Pair pair;
  auto found = pair.candidates(MergeRule::normal);
  CHECK(titles(found.stories) == Titles{"One"});
  CHECK(found.stories[0].also_in.size() == 1);
  CHECK(titles(found.merged) == Titles{"Two"});
}

TEST_CASE("strict and off leave stories of one cluster apart") {
  Pair pair;
  for (MergeRule merge : {MergeRule::strict, MergeRule::off}) {
    auto found = pair.candidates(merge);
    CHECK(titles(found.stories) == Titles{"One", "Two"});
    CHECK(found.merged.empty());
  }
}

TEST_CASE("what was decided on one story of a cluster is decided on all") {
  Pair pair;
  pair.decide(pair.one.story, Fate::planned);
  auto found = pair.candidates(MergeRule::normal);
  CHECK(found.stories.empty());
  CHECK(titles(found.merged) == Titles{"Two"});
}

TEST_CASE("what one story of a cluster was planned for the cluster was and others were not") {
  Pair pair;
  Story two{.id = pair.two.story};
  auto planned = [&](MergeRule merge) { return must(pair.ledger.is_planned_in({"x", "m"}, two, merge)); };
  pair.decide(pair.one.story, Fate::held_over);
  CHECK_FALSE(planned(MergeRule::normal));
  pair.decide(pair.one.story, Fate::planned);
  CHECK(planned(MergeRule::normal));
  CHECK_FALSE(planned(MergeRule::strict));
  CHECK_FALSE(must(pair.ledger.is_planned_in({"x"}, two, MergeRule::normal)));
  pair.decide(pair.two.story, Fate::planned);
  CHECK(planned(MergeRule::strict));
}

TEST_CASE("what was planned of one source alone was not planned of another") {
  Pair pair;
  pair.decide(pair.one.story, Fate::planned, "a");
  auto planned = [&](const char* source) {
    return must(pair.ledger.is_planned_in({"m"}, {.id = pair.one.story, .only_source = source}, MergeRule::off));
  };
  CHECK(planned("a"));
  CHECK(planned(""));
  CHECK_FALSE(planned("b"));
}

TEST_CASE("a copy of what lay in an earlier window is merged") {
  Pair pair;
  auto found = pair.candidates(MergeRule::normal, pair.one.id);
  CHECK(found.stories.empty());
  CHECK(titles(found.merged) == Titles{"Two"});
}

TEST_CASE("a copy of a baseline entry is no news") {
  Ledger ledger = memory_ledger();
  auto old = add(ledger, entry("a", "1", "https://a.example/1", "Old"), true);
  auto copy = add(ledger, entry("b", "2", "https://b.example/2", "Copy"));
  must(ledger.merge(copy.story, old.story));
  auto found = read_candidates(ledger, "m", {EntryId{}, copy.id}, {"a", "b"});
  CHECK(found.stories.empty());
  CHECK(titles(found.merged) == Titles{"Copy"});
  // A broadcast that does not read the other source has not seen it.
  CHECK(titles(read_candidates(ledger, "n", {EntryId{}, copy.id}, {"b"}).stories) == Titles{"Copy"});
}

TEST_CASE("of two stories that were held over and turn out to be one a single one is said") {
  Pair pair;
  pair.decide(pair.one.story, Fate::held_over);
  pair.decide(pair.two.story, Fate::held_over);
  CHECK(titles(pair.candidates(MergeRule::normal, pair.two.id).stories) == Titles{"One"});
  pair.decide(pair.one.story, Fate::planned);
  CHECK(pair.candidates(MergeRule::normal, pair.two.id).stories.empty());
  CHECK(must(pair.ledger.decisions(pair.two.story))[0].fate == Fate::merged);
}

TEST_CASE("off takes entries of one link for a story in each source") {
  Ledger ledger = memory_ledger();
  for (std::string source : {"a", "b"}) add(ledger, entry(source, "1", "https://example.org/1", "In " + source));
  Ledger::Window window{{}, must(ledger.last_entry()), MergeRule::off};
  auto found = read_candidates(ledger, "m", window, {"a", "b"}).stories;
  REQUIRE(titles(found) == Titles{"In a", "In b"});
  must(
      ledger.decide({.broadcast = "m", .slot = "s", .story = found[0].id, .source = found[0].only_source, .at = kNow}));
  CHECK(titles(read_candidates(ledger, "m", window, {"a", "b"}).stories) == Titles{"In b"});
  window.merge = MergeRule::strict;
  CHECK(read_candidates(ledger, "m", window, {"a", "b"}).stories.empty());
}

TEST_CASE("what was held over under one rule is taken up once under another") {
  Pair pair;
  pair.decide(pair.one.story, Fate::held_over, "a");
  auto found = pair.candidates(MergeRule::strict, pair.two.id);
  REQUIRE(titles(found.stories) == Titles{"One"});
  pair.decide(found.stories[0].id, Fate::planned, found.stories[0].only_source);
  CHECK(pair.candidates(MergeRule::strict, pair.two.id).stories.empty());
}

TEST_CASE("clusters grow together, and stay whole when identity joins two of their stories") {
  Pair pair;
  Ledger& ledger = pair.ledger;
  auto three = add(ledger, entry("c", "3", "https://c.example/3")),
       four = add(ledger, entry("d", "4", "https://d.example/4"));
  must(ledger.merge(four.story, three.story));
  must(ledger.merge(four.story, pair.two.story));
  std::vector all{pair.one.story, pair.two.story, three.story, four.story};
  for (StoryId story : all) CHECK(must(ledger.cluster(story)) == all);
  // One more has the links of the third and the fourth.
  Entry both = entry("e", "5", "https://c.example/3");
  must(
      ledger.add_entry(both, keys_of(both), {"link:https://c.example/3", "link:https://d.example/4"}, {}, false, kNow));
  CHECK(must(ledger.cluster(pair.one.story)).size() == 3);
}

TEST_CASE("a story whose number is given again belongs to no old cluster") {
  Ledger ledger = memory_ledger();
  auto one = add(ledger, entry("a", "1", "https://a.example/1")),
       two = add(ledger, entry("b", "2", "https://b.example/2"));
  must(ledger.merge(one.story, two.story));  // the cluster has the second's name
  Entry both = entry("c", "3", "https://a.example/1");
  must(
      ledger.add_entry(both, keys_of(both), {"link:https://a.example/1", "link:https://b.example/2"}, {}, false, kNow));
  auto next = add(ledger, entry("d", "4", "https://d.example/4"));
  CHECK(next.story == two.story);
  CHECK(must(ledger.cluster(next.story)) == std::vector{next.story});
}

TEST_CASE("entries that share most keys come first, then the newest") {
  Ledger ledger = memory_ledger();
  auto one = add(ledger, entry("a", "1", "")), two = add(ledger, entry("a", "2", "")),
       three = add(ledger, entry("a", "3", ""));
  must(ledger.remember(known(one), {.names = {kKey}, .likeness = {kOther}}, kNow));
  must(ledger.remember(known(two), {.names = {kKey}}, kNow));
  must(ledger.remember(known(three), {.names = {kKey}}, kNow));
  CHECK(met(ledger, {.names = {kKey}, .likeness = {kOther}}, kNow) == std::vector{one.id, three.id, two.id});
}

TEST_CASE("names hold for ever and likeness for two quarters of a year") {
  Ledger ledger = memory_ledger();
  auto one = add(ledger, entry("a", "1", ""));
  must(ledger.remember(known(one), {.names = {kKey}, .likeness = {kOther}}, kNow));
  for (int quarters : {0, 1}) CHECK(met(ledger, {.likeness = {kOther}}, kNow + quarters * kQuarter).size() == 1);
  CHECK(met(ledger, {.likeness = {kOther}}, kNow + 2 * kQuarter).empty());
  CHECK(met(ledger, {.names = {kKey}}, kNow + 40 * kQuarter).size() == 1);
  must(ledger.forget_likeness(kNow + 2 * kQuarter));
  CHECK(met(ledger, {.likeness = {kOther}}, kNow).empty());
  CHECK(met(ledger, {.names = {kKey}}, kNow).size() == 1);
}

TEST_CASE("of thousands that share a key a few of the newest are met") {
  Ledger ledger = memory_ledger();
  EntryId newest{};
  for (int i = 0; i < 200; ++i) {
    auto record = add(ledger, entry("a", std::to_string(i), ""));
    must(ledger.remember(known(record), {.names = {kKey}}, kNow));
    newest = record.id;
  }
  auto found = met(ledger, {.names = {kKey}}, kNow);
  CHECK(found.size() < 30);
  CHECK(found.front() == newest);
}

TEST_CASE("a record comes back as it was remembered") {
  Ledger ledger = memory_ledger();
  KnownRecord before = known(add(ledger, entry("a", "1", "https://example.org/1", "A title")));
  before.record = {.title = "A title",
                   .url = "https://example.org/1",
                   .doi = "10.5555/x",
                   .date = "2026-11-23",
                   .abstract = "Words, äöü",
                   .container = "Journal",
                   .volume = "7",
                   .issue = "2",
                   .pages = "1-9",
                   .feed = "a",
                   .authors = {"Ada Winter", "Bo Larsen"}};
  must(ledger.remember(before, {}, kNow));
  auto after = must(ledger.records_of({before.story}, 9));
  REQUIRE(after.size() == 1);
  CHECK(after[0].own_link);
  const StoryRecord &was = before.record, &is = after[0].record;
  CHECK(std::tie(is.title, is.url, is.doi, is.date, is.abstract, is.container, is.feed, is.authors) ==
        std::tie(was.title, was.url, was.doi, was.date, was.abstract, was.container, was.feed, was.authors));
  CHECK(std::tie(is.volume, is.issue, is.pages) == std::tie(was.volume, was.issue, was.pages));
}

TEST_CASE("an entry that joins by a key says by which") {
  Ledger ledger = memory_ledger();
  auto one = add(ledger, entry("a", "1", "https://doi.org/10.5555/x")),
       two = add(ledger, entry("b", "2", "https://doi.org/10.5555/X"));
  auto merge = must(ledger.merge_of(two.id));
  REQUIRE(merge);
  CHECK(merge->other == one.id);
  CHECK(merge->bond == Bond::identity);
  CHECK(merge->why == "same DOI");
  CHECK_FALSE(must(ledger.merge_of(one.id)));
}

TEST_CASE("a guid or link that two entries once shared names none of them later") {
  Ledger ledger = memory_ledger();
  auto titled = [](std::string_view title) { return entry("a", "feed", "https://a.example/today", title); };
  for (const Entry& one : {titled("One"), titled("Two")}) {
    EntryKeys shared = keys_of(one);
    shared.guid = shared.link = "";
    must(ledger.add_entry(one, shared, {}, {}, false, kNow));
  }
  for (const Entry& alone : {titled("Three"), titled("Four")}) {
    CHECK_FALSE(must(ledger.find_entry("a", keys_of(alone))));
    add(ledger, alone);
  }
  CHECK(must(ledger.find_entry("a", keys_of(titled("Three")))));
}

TEST_CASE("an entry that stood twice in one fetch is known by its guid when it is edited") {
  Ledger ledger = memory_ledger();
  Entry one = entry("a", "1", "https://a.example/1", "One");
  EntryKeys shared = keys_of(one);
  shared.guid = shared.link = "";
  auto record = must(ledger.add_entry(one, shared, {}, {}, false, kNow)).record;
  must(ledger.see_entry(record, keys_of(one), nullptr, kNow));
  auto found = must(ledger.find_entry("a", keys_of(entry("a", "1", "https://a.example/1", "One, edited"))));
  REQUIRE(found);
  CHECK(found->id == record.id);
}

TEST_CASE("an entry is known by its words when guid and link are others") {
  Ledger ledger = memory_ledger();
  Entry before = entry("a", "1", "https://old.example/1"), after = entry("a", "x", "https://new.example/one");
  EntryKeys keys = keys_of(before);
  keys.words.heading = 4711;
  must(ledger.add_entry(before, keys, {}, {}, false, kNow));
  EntryKeys moved = keys_of(after);
  CHECK_FALSE(must(ledger.find_entry("a", moved)));
  moved.words.heading = 4711;
  CHECK(must(ledger.find_entry("a", moved)));
}

TEST_CASE("a text that two entries had is the source's boilerplate and tells neither") {
  Ledger ledger = memory_ledger();
  auto put = [&](const char* guid, const char* title) {
    EntryKeys keys = keys_of(entry("a", guid, std::string("https://a.example/") + guid, title));
    keys.words = {.title = title, .date = kNow, .text = 4711};
    return keys;
  };
  EntryKeys one = put("1", "One"), two = put("2", "Two"), three = put("3", "Three");
  auto add_one = [&](const char* guid, const EntryKeys& keys) {
    Entry made = entry("a", guid, keys.link, keys.words.title);
    made.published = kNow;
    must(ledger.add_entry(made, keys, {}, {}, false, kNow));
  };
  add_one("1", one);
  CHECK(must(ledger.find_entry("a", three)));
  add_one("2", two);
  CHECK_FALSE(must(ledger.find_entry("a", three)));
}

TEST_CASE("a link that another entry has taken over leads to that one") {
  Ledger ledger = memory_ledger();
  add(ledger, entry("a", "1", "https://a.example/today", "One"));
  EntryRecord second = add(ledger, entry("a", "2", "https://a.example/today", "Two"));
  CHECK(must(ledger.find_entry("a", keys_of(entry("a", "", "https://a.example/today", "Two, edited"))))->id ==
        second.id);
}

TEST_CASE("entries and stories with a link that has another canonical form now are known by that form") {
  Ledger ledger = memory_ledger();
  Entry before = entry("a", "", "https://a.example/1?id=7&utm_term=x", "One");
  EntryKeys keys = keys_of(before);
  keys.link = "https://a.example/1?id=7&utm_term=x";
  keys.content = 1;
  auto old = must(ledger.add_entry(before, keys, {"link:" + keys.link}, {}, false, kNow)).record;
  CHECK_FALSE(must(ledger.find_entry("a", keys_of(before))));
  must(ledger.renew_links());
  CHECK(must(ledger.find_entry("a", keys_of(before)))->id == old.id);
  CHECK(add(ledger, entry("b", "", "https://a.example/1?id=7", "One")).story == old.story);
}
