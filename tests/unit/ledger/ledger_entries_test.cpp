// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <map>
#include <random>

#include "ledger_fixture.h"

using namespace twinform;
using namespace twinform::test;

namespace {

std::optional<EntryId> found(Ledger& ledger, const Entry& sought) {
  auto record = must(ledger.find_entry(sought.source, keys_of(sought)));
  if (!record) return std::nullopt;
  return record->id;
}

}  // namespace

TEST_CASE("an entry is found by its guid or its link or its content alone") {
  Ledger ledger = memory_ledger();
  EntryId id = add(ledger, entry("a", "g1", "https://example.org/1", "One")).id;
  CHECK(found(ledger, entry("a", "g1", "https://example.org/moved", "Changed")) == id);
  CHECK(found(ledger, entry("a", "", "https://www.example.org/1/?utm_source=x", "Changed")) == id);
  CHECK(found(ledger, entry("a", "g2", "https://example.org/1", "One")) == id);
  CHECK_FALSE(found(ledger, entry("a", "g2", "https://example.org/2", "One")).has_value());
  CHECK_FALSE(found(ledger, entry("b", "g1", "https://example.org/1", "One")).has_value());
}

TEST_CASE("a feed whose guids changed is known by its links") {
  Ledger ledger = memory_ledger();
  EntryId id = add(ledger, entry("a", "http://example.org/?p=1", "https://example.org/1", "One")).id;
  Entry churned = entry("a", "https://example.org/?p=1", "https://example.org/1", "One");
  auto record = must(ledger.find_entry("a", keys_of(churned)));
  REQUIRE(record.has_value());
  must(ledger.see_entry(*record, keys_of(churned), nullptr, kNow));
  CHECK(found(ledger, entry("a", "https://example.org/?p=1", "https://example.org/elsewhere", "Other")) == id);
}

TEST_CASE("two guids with two titles under one link are two entries") {
  Ledger ledger = memory_ledger();
  Entry monday = entry("status", "g1", "https://status.example.org/now", "All is well");
  Entry tuesday = entry("status", "g2", "https://status.example.org/now", "Nothing works");
  StoryId first = add(ledger, monday).story;
  CHECK_FALSE(found(ledger, tuesday).has_value());
  CHECK(add(ledger, tuesday).story != first);
}

TEST_CASE("an entry seen again keeps its first sight and gets a new last one") {
  Ledger ledger = memory_ledger();
  Entry seen = entry("a", "g1", "https://example.org/1");
  EntryRecord record = add(ledger, seen);
  must(ledger.see_entry(record, keys_of(seen), nullptr, kNow + Seconds{60}));
  auto again = must(ledger.find_entry("a", keys_of(seen)));
  CHECK(again->first_seen == kNow);
  CHECK(again->last_seen == kNow + Seconds{60});
}

TEST_CASE("an edited entry is stored anew and known by its new content") {
  Ledger ledger = memory_ledger();
  EntryRecord record = add(ledger, entry("a", "g1", "https://example.org/1", "Old"));
  Entry edited = entry("a", "g1", "https://example.org/1", "New");
  CHECK(record.content_hash != keys_of(edited).content);
  must(ledger.see_entry(record, keys_of(edited), &edited, kNow));
  auto now = must(ledger.find_entry("a", keys_of(edited)));
  CHECK(now->title.str() == "New");
  CHECK(now->content_hash == keys_of(edited).content);
  must(ledger.broadcast("other", kNow));
  CHECK(read_candidates(ledger, "m", {EntryId{}, record.id}, {"a"}).stories[0].lead.title.str() == "New");
}

TEST_CASE("a DOI that comes with an edit is the story's from then on") {
  Ledger ledger = memory_ledger();
  EntryRecord early = add(ledger, entry("a", "g1", "https://a.example/1", "Ahead of print"));
  Entry edited = entry("a", "g1", "https://a.example/1", "In print");
  edited.work.doi = "10.5555/x";
  must(ledger.see_entry(early, keys_of(edited), &edited, kNow));
  CHECK(must(ledger.search("10.5555/x", 9)).size() == 1);
  CHECK(add(ledger, entry("b", "1", "https://doi.org/10.5555/x", "Elsewhere")).story == early.story);
}

TEST_CASE("an edit gives no story the DOI of another") {
  Ledger ledger = memory_ledger();
  EntryRecord one = add(ledger, entry("a", "g1", "https://doi.org/10.5555/1", "One"));
  EntryRecord two = add(ledger, entry("b", "g1", "https://doi.org/10.5555/2", "Two"));
  Entry edited = entry("a", "g1", "https://doi.org/10.5555/1", "One, edited");
  for (const char* doi : {"10.5555/2", "10.5555/3"}) {
    edited.work.doi = doi;
    must(ledger.see_entry(one, keys_of(edited), &edited, kNow));
  }
  CHECK(add(ledger, entry("c", "1", "https://doi.org/10.5555/2")).story == two.story);
  CHECK(add(ledger, entry("c", "2", "https://doi.org/10.5555/3")).story != one.story);
}

TEST_CASE("entries about the same work are one story") {
  Ledger ledger = memory_ledger();
  StoryId story = add(ledger, entry("a", "g1", "https://doi.org/10.1000/x")).story;
  CHECK(add(ledger, entry("b", "h1", "https://publisher.example/doi/full/10.1000/X")).story == story);
  CHECK(add(ledger, entry("b", "h2", "https://publisher.example/doi/full/10.1000/y")).story != story);
}

TEST_CASE("works with different DOIs stay apart although they share a link") {
  Ledger ledger = memory_ledger();
  Entry one = entry("a", "g1", "https://publisher.example/toc/7");
  Entry two = entry("b", "h1", "https://publisher.example/toc/7");
  one.work.doi = "10.1000/one";
  two.work.doi = "10.1000/two";
  CHECK(add(ledger, one).story != add(ledger, two).story);
}

TEST_CASE("two stories that turn out to share a key become the older one with all that belongs to it") {
  Ledger ledger = memory_ledger();
  EntryRecord by_doi = add(ledger, entry("a", "g1", "https://doi.org/10.1000/x"));
  EntryRecord by_link = add(ledger, entry("b", "h1", "https://publisher.example/article/7"));
  REQUIRE(by_doi.story != by_link.story);
  must(ledger.decide({.broadcast = "m", .slot = "s", .story = by_link.story, .fate = Fate::planned, .at = kNow}));
  must(ledger.decide({.broadcast = "m", .slot = "s", .story = by_doi.story, .fate = Fate::held_over, .at = kNow}));
  must(ledger.decide({.broadcast = "n", .slot = "s", .story = by_link.story, .fate = Fate::filtered, .at = kNow}));
  Post about = post("key");
  about.stories = {by_link.story};
  must(ledger.add_post(about, kNow));

  Entry both = entry("c", "i1", "https://publisher.example/article/7");
  both.work.doi = "10.1000/x";
  CHECK(add(ledger, both).story == by_doi.story);
  CHECK(must(ledger.entries_of(by_doi.story)).size() == 3);
  CHECK(must(ledger.entries_of(by_link.story)).empty());
  CHECK(must(ledger.posts_of(by_doi.story)).size() == 1);
  std::map<std::string, Fate> fates;
  for (const Decision& decision : must(ledger.decisions(by_doi.story))) fates[decision.broadcast] = decision.fate;
  CHECK(fates == std::map<std::string, Fate>{{"m", Fate::planned}, {"n", Fate::filtered}});
}

TEST_CASE("a key of one story never leads to another") {
  std::mt19937 engine(20261123);
  auto below = [&](int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(engine); };
  Ledger ledger = memory_ledger();
  std::vector<std::pair<EntryRecord, Words>> added;
  for (int i = 0; i < 300; ++i) {
    Words keys;
    for (int k = 0; k <= below(3); ++k) keys.push_back("isbn:" + std::to_string(below(150)));
    Entry one = entry("a", "guid" + std::to_string(i), "");
    added.emplace_back(must(ledger.add_entry(one, keys_of(one), keys, {}, false, kNow)).record, keys);
  }
  std::map<EntryId, StoryId> story_of;
  std::map<std::string, StoryId> story_with;
  for (auto& [record, keys] : added) {
    auto now = must(ledger.find_entry("a", {.guid = "guid" + std::to_string(static_cast<int>(record.id) - 1)}));
    REQUIRE(now.has_value());
    for (const std::string& key : keys) CHECK(story_with.emplace(key, now->story).first->second == now->story);
  }
}

TEST_CASE("every key of every entry finds it again") {
  Ledger ledger = memory_ledger();
  std::vector<Entry> entries;
  for (int i = 0; i < 200; ++i) {
    std::string n = std::to_string(i);
    entries.push_back(entry("a", "guid" + n, "https://example.org/" + n, "Title " + n));
  }
  std::vector<EntryId> ids;
  for (const Entry& one : entries) ids.push_back(add(ledger, one).id);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    EntryKeys all = keys_of(entries[i]);
    CHECK(must(ledger.find_entry("a", {.guid = all.guid}))->id == ids[i]);
    CHECK(must(ledger.find_entry("a", {.link = all.link}))->id == ids[i]);
    CHECK(must(ledger.find_entry("a", {.content = all.content}))->id == ids[i]);
  }
}

TEST_CASE("a stored entry comes back as it was") {
  Ledger ledger = memory_ledger();
  Entry full = entry("a", "g\x01\xFF", "https://example.org/1", "Straße “quoted” \U0001F4DA");
  full.summary = clean_text("Two\n\nparagraphs");
  full.content = {.markup = "<p>&amp; more</p>", .base = must(parse_url("https://example.org/base"))};
  full.published = kNow - Seconds{10};
  full.authors = {
      {.name = clean_line("A. Author"), .email = "a@example.org", .page = must(parse_url("https://example.org/a"))}};
  full.enclosures = {{.url = must(parse_url("https://example.org/a.mp3")), .media_type = "audio/mpeg", .bytes = 7}};
  full.images = {{.url = must(parse_url("https://example.org/a.png")), .description = clean_text("A cover")}};
  full.categories = {clean_line("libraries")};
  full.language = "en";
  full.work = {.doi = "10.1000/x", .issn = "1234-567X", .journal = clean_line("J. Doc."), .pages = "1-2"};
  must(ledger.add_entry(full, keys_of(full), {}, {clean_line("Tag")}, false, kNow));
  auto stories = read_candidates(ledger, "m", {EntryId{}, EntryId{1}}, {"a"}).stories;
  REQUIRE(stories.size() == 1);
  full.guid = "g\x01\xEF\xBF\xBD";  // JSON holds no bytes that are not UTF-8
  CHECK(stories[0].lead == full);
  CHECK(stories[0].tags == std::vector{clean_line("Tag")});
}

TEST_CASE("why finds an entry by number and guid and link and DOI and words") {
  Ledger ledger = memory_ledger();
  Entry sought = entry("a", "tag:example.org:1", "https://example.org/1", "Ähnliche Wörter");
  sought.work.doi = "10.1000/x";
  add(ledger, entry("a", "other", "https://example.org/2", "Other words"));
  EntryId id = add(ledger, sought, true).id;
  for (const char* text : {"2", "tag:example.org:1", "https://www.example.org/1/", "https://doi.org/10.1000/X",
                           "10.1000/x", "doi:10.1000/x", "wörter ÄHNLICHE", "ahnliche"}) {
    auto records = must(ledger.search(text, 10));
    REQUIRE_MESSAGE(records.size() == 1, text);
    CHECK_MESSAGE(records[0].id == id, text);
  }
  CHECK(must(ledger.search("nothing like it", 10)).empty());
  CHECK(must(ledger.search("  ", 10)).empty());
}

TEST_CASE("a search gives the newest first and no more than asked") {
  Ledger ledger = memory_ledger();
  for (int i = 0; i < 5; ++i) add(ledger, entry("a", "g" + std::to_string(i), "", "Editorial"));
  auto records = must(ledger.search("editorial", 2));
  REQUIRE(records.size() == 2);
  CHECK(records[0].id == EntryId{5});
  CHECK(records[1].id == EntryId{4});
}

TEST_CASE("an entry tells all guids and links that it has had") {
  Ledger ledger = memory_ledger();
  EntryRecord record = add(ledger, entry("a", "g1", "https://a.example/1"));
  must(ledger.see_entry(record, keys_of(entry("a", "g\x1b[2J2", "https://b.example/1")), nullptr, kNow));
  add(ledger, entry("a", "g3", "https://a.example/3", "Another"));
  EntryNames names = must(ledger.names_of(record));
  CHECK(names.guids.size() == 2);
  CHECK(names.guids[0].find('\x1b') == std::string::npos);
  CHECK(names.links == std::vector<std::string>{"https://a.example/1", "https://b.example/1"});
}
