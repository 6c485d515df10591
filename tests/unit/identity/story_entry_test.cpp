// SPDX-License-Identifier: MIT
#include "identity/story_entry.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "identity/identity.h"
#include "identity/story_blocks.h"
#include "text/clean.h"
#include "text/url.h"

using namespace twinform;

namespace {

Entry article() {
  Entry entry{.source = "journal", .link = *parse_url("https://journal.example/1"), .title = clean_line("On shelving")};
  entry.summary = clean_line("How shelves are filled.");
  entry.published = from_epoch(1'795'000'000);  // 18 November 2026
  entry.authors = {{.name = clean_line("Ada Winter")}};
  entry.work = {.doi = "10.5555/x", .journal = clean_line("Shelves"), .volume = "7", .issue = "2", .pages = "1-9"};
  return entry;
}

std::size_t shared(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  return static_cast<std::size_t>(
      std::ranges::count_if(a, [&](std::uint64_t key) { return std::ranges::find(b, key) != b.end(); }));
}

}  // namespace

TEST_CASE("an entry is weighed by all that it says of its work") {
  StoryRecord record = story_record(article());
  CHECK(record.title == "On shelving");
  CHECK(record.url == "https://journal.example/1");
  CHECK(record.date.starts_with("2026-11-18"));
  CHECK(record.abstract == "How shelves are filled.");
  CHECK(record.authors == std::vector<std::string>{"Ada Winter"});
  CHECK(record.container + record.volume + record.issue + record.pages + record.doi + record.feed ==
        "Shelves721-910.5555/xjournal");
}

TEST_CASE("the date of publication goes before that of the feed") {
  Entry entry = article();
  entry.work.publication_date = "2024-03";
  CHECK(story_record(entry).date == "2024-03");
}

TEST_CASE("without a summary the content's beginning is weighed, as words") {
  Entry entry = article();
  entry.summary = {};
  entry.content.markup = "<p>How <b>shelves</b> are filled.</p>";
  CHECK(story_record(entry).abstract == "How shelves are filled.");
  entry.content.markup = "<p>" + std::string(50'000, 'x');
  CHECK(story_record(entry).abstract.size() < 1'000);
}

TEST_CASE("two DOIs are two versions, one DOI or none are not") {
  StoryFeatures a, b;
  CHECK_FALSE(are_versions(a, b));
  a.doi = "10.5555/x";
  CHECK_FALSE(are_versions(a, b));
  b.arxiv = "2611.01234";
  CHECK(are_versions(a, b));
  b = a;
  CHECK_FALSE(are_versions(a, b));
}

TEST_CASE("records of one text share keys whatever their titles, records of none share none") {
  Entry a = article(), b = article(), c = article();
  a.summary = b.summary =
      clean_line("The branch library in the harbour district stays open until the end of next year.");
  b.title = clean_line("Council saves it");
  c.title = clean_line("Sewing machines, drills and telescopes");
  c.summary = clean_line("Readers may borrow them from the first of December on, two weeks at a time.");
  for (Entry* entry : {&a, &b, &c}) entry->link = {}, entry->work = {};
  auto blocks = [](const Entry& entry) { return story_blocks(story_features(story_record(entry))).likeness; };
  CHECK(shared(blocks(a), blocks(b)) >= 6);
  CHECK(shared(blocks(a), blocks(c)) == 0);
}
