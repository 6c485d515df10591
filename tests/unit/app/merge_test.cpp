// SPDX-License-Identifier: MIT
// Entries that come one by one, and which of them evidence brings together.
#include "app/merge.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "text/clean.h"
#include "text/url.h"

using namespace twinform;

namespace {

const Instant kNow = from_epoch(1'795'000'000);
constexpr std::string_view kText =
    "The council decided on Tuesday night that the branch library in the harbour district stays open until the end of "
    "next year, and that its hours on Saturdays grow by three.";

struct Made {
  std::string source, link, title, text{};
  int days = 0;  // after kNow
  std::string doi{};
};

class Reader {
 public:
  EntryRecord read(const Made& made, bool baseline = false) {
    Entry entry{
        .source = made.source, .guid = made.link, .link = *parse_url(made.link), .title = clean_line(made.title)};
    entry.summary = clean_line(made.text);
    entry.published = kNow + Seconds{made.days * 86'400};
    entry.work.doi = made.doi;
    Sighting sighting{.guid = entry.guid, .link = made.link, .title = made.title};
    EntryKeys keys = entry_keys({&sighting, 1}, entry.link)[0];
    auto stored = ledger.add_entry(entry, keys, story_keys(entry), {}, baseline, *entry.published);
    REQUIRE(stored);
    REQUIRE(merge_by_evidence(ledger, entry, *stored, *entry.published));
    return stored->record;
  }
  bool together(const EntryRecord& a, const EntryRecord& b) {
    auto cluster = *ledger.cluster(a.story);
    return std::ranges::find(cluster, b.story) != cluster.end();
  }

  Ledger ledger = *Ledger::open("none", LedgerMode::memory);
};

}  // namespace

TEST_CASE("a copy under another headline joins by its text and says so") {
  Reader reader;
  auto first = reader.read({"agency", "https://agency.example/1", "Harbour library to stay open", std::string(kText)});
  auto copy = reader.read({"paper", "https://paper.example/a", "Council saves library for now", std::string(kText)});
  CHECK(reader.together(first, copy));
  auto merge = *reader.ledger.merge_of(copy.id);
  REQUIRE(merge);
  CHECK(merge->other == first.id);
  CHECK(merge->bond == Bond::evidence);
  CHECK(merge->why.find("same text") != std::string::npos);
}

TEST_CASE("a copy of a baseline entry joins it, and baseline entries join nobody") {
  Reader reader;
  auto old =
      reader.read({"agency", "https://agency.example/1", "Harbour library to stay open", std::string(kText)}, true);
  auto other = reader.read({"radio", "https://radio.example/1", "Library to stay open", std::string(kText)}, true);
  CHECK_FALSE(reader.together(old, other));
  auto copy = reader.read({"paper", "https://paper.example/a", "Council saves library for now", std::string(kText)});
  CHECK(reader.together(old, copy));
  CHECK(reader.together(other, copy));
}

TEST_CASE("within one source only a copy of the same day is the same") {
  struct Case {
    std::string title, text;
    int days;
    bool same;
  };
  const std::string title = "The library of things opens in the old print shop";
  const Case cases[] = {
      {title, std::string(kText), 0, true},
      {title, std::string(kText), 7, false},
      {"A library of things opens its doors in a print shop", std::string(kText), 0, false},
      {title, "Every week we answer what readers ask us about books, bindings, borrowing and the like.", 0, false},
  };
  for (const Case& one : cases) {
    CAPTURE(one.title);
    CAPTURE(one.days);
    Reader reader;
    auto first = reader.read({"press", "https://press.example/1", title, std::string(kText)});
    auto second = reader.read({"press", "https://moved.example/one", one.title, one.text, one.days});
    CHECK(reader.together(first, second) == one.same);
  }
}

TEST_CASE("the article after its preprint is another version of one work") {
  Reader reader;
  const std::string title = "Linked data in the catalogues of small public libraries";
  auto preprint = reader.read(
      {"arxiv", "https://arxiv.org/abs/2611.01234", title, std::string(kText), 0, "10.48550/arxiv.2611.01234"});
  auto article = reader.read({"journal", "https://journal.example/1", title, std::string(kText), 20, "10.5555/jl.17"});
  CHECK(reader.together(preprint, article));
  CHECK((*reader.ledger.merge_of(article.id))->bond == Bond::version);
}

TEST_CASE("an entry that one record of a cluster speaks against stays out of it") {
  Reader reader;
  const std::string title = "A history of the catalogue in the libraries of the north";
  auto first = reader.read({"a", "https://a.example/1", title + ", part 1", std::string(kText)});
  auto whole = reader.read({"b", "https://b.example/1", title, std::string(kText)});
  auto second = reader.read({"c", "https://c.example/2", title + ", part 2", std::string(kText)});
  CHECK(reader.together(first, whole));
  CHECK_FALSE(reader.together(first, second));
}
