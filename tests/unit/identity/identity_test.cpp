// SPDX-License-Identifier: MIT
#include "identity/identity.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "text/clean.h"
#include "text/url.h"

using namespace twinform;

namespace {

std::vector<EntryKeys> keys_of(std::vector<Sighting> fetch, std::vector<Fingerprint> known = {},
                               std::string_view base = "https://example.org/feed/") {
  std::ranges::sort(known, {}, &Fingerprint::written);
  return entry_keys(fetch, parse_url(base).value(), known);
}

std::vector<Fingerprint> fingerprints_of(std::vector<Sighting> fetch) {
  std::vector<Fingerprint> prints;
  for (const EntryKeys& keys : keys_of(std::move(fetch))) prints.push_back(keys.fingerprint);
  return prints;
}

Entry linked(std::string_view link) {
  Entry entry;
  entry.link = parse_url(link).value();
  return entry;
}

bool share_a_key(const Entry& a, const Entry& b) {
  auto keys = story_keys(b);
  return std::ranges::any_of(story_keys(a),
                             [&](const std::string& key) { return std::ranges::find(keys, key) != keys.end(); });
}

using Keys = std::vector<std::string>;

}  // namespace

TEST_CASE("an entry is known by its guid and its canonical link and its content") {
  auto keys = keys_of({{.guid = "tag:1", .link = "/a?utm_source=x", .title = "A", .content_hash = 1}});
  CHECK(keys[0].guid == "tag:1");
  CHECK(keys[0].link == "https://example.org/a");
  CHECK(keys[0].content != 0);
}

TEST_CASE("a guid that says nothing is none") {
  for (const char* junk : {"", "N/A", "n/a", "0", "000", "-", "null", "None", "undefined"}) {
    CHECK_MESSAGE(keys_of({{.guid = junk, .link = "/a"}})[0].guid.empty(), junk);
  }
  for (const char* good : {"1", "a0", "№", "tag:0"}) {
    CHECK_MESSAGE(keys_of({{.guid = good, .link = "/a"}})[0].guid == good, good);
  }
}

TEST_CASE("a guid or link that several entries share belongs to none of them") {
  auto keys = keys_of({{.guid = "x", .link = "/a", .title = "A"},
                       {.guid = "x", .link = "/b", .title = "B"},
                       {.guid = "y", .link = "/a#2", .title = "C"}});
  CHECK(keys[0].guid.empty());
  CHECK(keys[1].guid.empty());
  CHECK(keys[2].guid == "y");
  CHECK(keys[0].link.empty());
  CHECK(keys[1].link == "https://example.org/b");
  CHECK(keys[2].link.empty());
}

TEST_CASE("a link to the front page is no key even when only one entry has it") {
  CHECK(keys_of({{.guid = "x", .link = "https://www.example.org/"}})[0].link.empty());
}

TEST_CASE("content differs when title or link or text differ and only then") {
  const Sighting first{.guid = "1", .link = "/a", .title = "A", .content_hash = 1};
  auto content = [](Sighting sighting) { return keys_of({sighting})[0].content; };
  CHECK(content(first) == content({.guid = "2", .link = "http://www.example.org/a/", .title = "A", .content_hash = 1}));
  CHECK(content(first) != content({.guid = "1", .link = "/b", .title = "A", .content_hash = 1}));
  CHECK(content(first) != content({.guid = "1", .link = "/a", .title = "B", .content_hash = 1}));
  CHECK(content(first) != content({.guid = "1", .link = "/a", .title = "A", .content_hash = 2}));
}

TEST_CASE("a date tells entries apart that have neither guid nor link unless all have the same one") {
  auto undated = [](std::uint64_t date) { return Sighting{.title = "A", .content_hash = 1, .date_hash = date}; };
  CHECK(keys_of({undated(1)})[0].content != keys_of({undated(2)})[0].content);
  Sighting other{.title = "B", .date_hash = 1}, later{.title = "B", .date_hash = 2};
  CHECK(keys_of({undated(1), other})[0].content == keys_of({undated(2), later})[0].content);
  CHECK(keys_of({undated(1), later})[0].content != keys_of({undated(2), other})[0].content);
}

TEST_CASE("a title's key looks past case and punctuation") {
  auto title = [](std::string_view words) { return keys_of({{.title = words}})[0].title; };
  CHECK(title("Open Access: a survey") == title("OPEN ACCESS – A SURVEY"));
  CHECK(title("Open Access: a survey") != title("Open Access: a history"));
}

TEST_CASE("an entry that comes again as it was is unchanged and one that differs in anything is looked at") {
  const Sighting first{.guid = "1", .link = "/a", .title = "A", .content_hash = 1};
  const auto known = fingerprints_of({first, {.guid = "2", .link = "/b", .title = "B", .content_hash = 2}});
  CHECK(keys_of({first}, known)[0].unchanged);
  CHECK_FALSE(keys_of({first})[0].unchanged);
  for (const Sighting& other : {Sighting{"3", "/a", "A", 1}, Sighting{"1", "/c", "A", 1}, Sighting{"1", "/a", "C", 1},
                                Sighting{"1", "/a", "A", 3}, Sighting{"1/", "a", "A", 1}}) {
    CHECK_FALSE(keys_of({other}, known)[0].unchanged);
    CHECK(keys_of({other}, known)[0].content != 0);
  }
  CHECK_FALSE(keys_of({first}, known, "https://moved.example/feed/")[0].unchanged);
}

TEST_CASE("what a new entry shares with an unchanged one is no key either") {
  const Sighting old{.guid = "1", .link = "/a", .title = "A"};
  auto beside_old = [&](Sighting added) { return keys_of({added, old}, fingerprints_of({old}))[0]; };
  CHECK(beside_old({.guid = "1", .link = "/b", .title = "B"}).guid.empty());
  CHECK(beside_old({.guid = "2", .link = "http://www.example.org/a?utm_source=rss", .title = "B"}).link.empty());
  EntryKeys own = beside_old({.guid = "2", .link = "/b", .title = "B"});
  CHECK(own.guid == "2");
  CHECK(own.link == "https://example.org/b");
}

TEST_CASE("fingerprints stay the same from look to look") {
  const std::vector<Sighting> fetch{{.guid = "1", .link = "/a", .title = "A"}, {.guid = "2", .title = "B"}};
  const auto known = fingerprints_of(fetch);
  auto again = keys_of(fetch, known);
  for (std::size_t i = 0; i < fetch.size(); ++i) CHECK(again[i].fingerprint == known[i]);
}

TEST_CASE("fingerprints that are known mark their entries and leave the keys in") {
  const Sighting old{.guid = "1", .link = "/a", .title = "A"}, added{.guid = "2", .link = "/b", .title = "B"};
  auto keys = keys_of({added, old});
  mark_unchanged(keys, fingerprints_of({old}));
  CHECK_FALSE(keys[0].unchanged);
  CHECK(keys[1].unchanged);
  CHECK(keys[1].link == "https://example.org/a");
}

TEST_CASE("an entry's heading is its title and its moment, and its text where the title is short") {
  Entry entry = linked("https://example.org/a");
  entry.title = clean_line("The library of things");
  entry.published = from_epoch(1'795'420'800);
  Entry other = entry;
  other.summary = clean_line("Sewing machines");
  CHECK(words_of(entry).heading == words_of(other).heading);
  entry.title = other.title = clean_line("Book reviews");
  CHECK(words_of(entry).heading == 0);
  CHECK(words_of(other).heading != 0);
  entry.summary = clean_line("Telescopes");
  CHECK(words_of(entry).heading != words_of(other).heading);
  other.published.reset();
  CHECK(words_of(other).heading == 0);
}

TEST_CASE("a text is told of when it is long enough to be one entry's own") {
  Entry entry;
  entry.summary = clean_line("Read more on our site");
  CHECK(words_of(entry).text == 0);
  entry.summary = clean_line(std::string(120, 'x'));
  std::uint64_t text = words_of(entry).text;
  CHECK(text != 0);
  entry.title = clean_line("Another title");
  CHECK(words_of(entry).text == text);
}

TEST_CASE("a work's identifiers come before its link") {
  Entry entry = linked("https://publisher.example/article/7");
  entry.work = {.doi = "10.1000/XYZ", .pmid = "123", .arxiv = "2401.01234"};
  CHECK(story_keys(entry) ==
        Keys{"doi:10.1000/xyz", "arxiv:2401.01234", "pmid:123", "link:https://publisher.example/article/7"});
}

TEST_CASE("identifiers are read from links and guids too") {
  CHECK(story_keys(linked("https://publisher.example/doi/abs/10.1000/xyz"))[0] == "doi:10.1000/xyz");
  CHECK(story_keys(linked("https://arxiv.org/abs/2401.01234v2"))[0] == "arxiv:2401.01234");
  CHECK(story_keys(linked("https://pubmed.ncbi.nlm.nih.gov/123/"))[0] == "pmid:123");
  Entry by_guid;
  by_guid.guid = "oai:arXiv.org:2401.01234v1";
  CHECK(story_keys(by_guid) == Keys{"arxiv:2401.01234"});
  by_guid.guid = "31452104";
  CHECK(story_keys(by_guid).empty());
}

TEST_CASE("a preprint's DOI names its arXiv number") {
  Entry entry = linked("https://doi.org/10.48550/arXiv.2401.01234");
  CHECK(share_a_key(entry, linked("https://arxiv.org/abs/2401.01234v5")));
}

TEST_CASE("an ISBN names the work only where nothing better does") {
  Entry book;
  book.work.isbn = "9780000000002";
  CHECK(story_keys(book) == Keys{"isbn:9780000000002"});
  book.work.doi = "10.1000/chapter";
  CHECK(story_keys(book) == Keys{"doi:10.1000/chapter"});
}

TEST_CASE("an entry that links to a front page has no key and is a story of its own") {
  CHECK(story_keys(linked("https://example.org/")).empty());
}

TEST_CASE("the same article through several feeds shares a key") {
  CHECK(share_a_key(linked("http://www.example.org/a/?utm_source=rss"), linked("https://example.org/a")));
  CHECK(share_a_key(linked("https://doi.org/10.1000/a"), linked("https://publisher.example/doi/full/10.1000/A?af=R")));
  CHECK_FALSE(share_a_key(linked("https://example.org/a"), linked("https://example.org/b")));
}
