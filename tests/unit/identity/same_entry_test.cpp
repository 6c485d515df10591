// SPDX-License-Identifier: MIT
#include "identity/same_entry.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/hash.h"

using namespace twinform;

namespace {

const Instant kMonday = *from_rfc3339("2026-11-23T09:00:00Z");
constexpr Seconds kDay{86'400};

EarlierEntry earlier(std::string_view title = "The library of things") {
  return {.guid = "1",
          .link = "https://a.example/1",
          .title = title,
          .title_hash = title_hash(title),
          .content = 1,
          .date = kMonday,
          .last_seen = kMonday};
}

// Of an entry that was edited.
EntryKeys seen(std::string_view title = "The library of things", std::optional<Instant> date = kMonday) {
  EntryKeys keys{.guid = "1", .link = "https://a.example/1", .content = 2, .title = title_hash(title)};
  keys.words = {.title = std::string(title), .date = date};
  return keys;
}

Roll roll(std::vector<std::string> guids, std::vector<std::string> links) {
  Roll made{.at = kMonday + kDay};
  for (const std::string& guid : guids) made.guids.push_back(hash64(guid));
  for (const std::string& link : links) made.links.push_back(hash64(link));
  std::ranges::sort(made.guids);
  std::ranges::sort(made.links);
  return made;
}

const Roll kAlone = roll({"1"}, {"https://a.example/1"});
const Roll kAmongOthers = roll({"1", "2", "3"}, {"https://a.example/1", "https://a.example/2", "https://a.example/3"});

}  // namespace

TEST_CASE("a guid holds through an edit of all else") {
  EntryKeys edited = seen("Sewing machines", kMonday + 3 * kDay);
  edited.guid = "x1";
  edited.link = "https://a.example/sewing";
  CHECK(same_by_guid(earlier(), edited, roll({"x1", "2"}, {"https://a.example/sewing", "https://a.example/2"})));
}

TEST_CASE("a guid whose earlier entry stands elsewhere in the fetch is only a place") {
  EntryKeys other = seen("Sewing machines");
  other.link = "https://a.example/2";
  CHECK_FALSE(same_by_guid(earlier(), other, kAmongOthers));
}

TEST_CASE("a guid of one or two digits is only a place where nothing else is the same") {
  EntryKeys other = seen("Sewing machines", kMonday + kDay);
  other.link = "https://a.example/9";
  Roll without = roll({"1", "2"}, {"https://a.example/9", "https://a.example/2"});
  CHECK_FALSE(same_by_guid(earlier(), other, without));
  other.words.date = kMonday;
  CHECK(same_by_guid(earlier(), other, without));
  other = seen("The library of things in winter", kMonday + kDay);
  CHECK(same_by_guid(earlier(), other, without));
}

TEST_CASE("a link alone holds through an edit and no longer where the feed has one entry at a time") {
  EntryKeys edited = seen("Sewing machines", kMonday + kDay);
  EarlierEntry before = earlier();
  edited.guid = before.guid = "";
  CHECK(same_by_link(before, edited, kAmongOthers));
  CHECK_FALSE(same_by_link(before, edited, kAlone));
  CHECK(same_by_link(before, seen("The library of things (corrected)"), kAlone));
}

TEST_CASE("guid and link together do not hold either where the feed has one entry at a time") {
  EntryKeys other = seen("Sewing machines", kMonday + kDay);
  CHECK_FALSE(same_by_guid(earlier(), other, kAlone));
  CHECK_FALSE(same_by_link(earlier(), other, kAlone));
}

TEST_CASE("two guids and two titles under one link are two entries unless they are of one moment") {
  EntryKeys other = seen("Sewing machines", kMonday + kDay);
  other.guid = "2";
  CHECK_FALSE(same_by_link(earlier(), other, kAmongOthers));
  other.words.date = kMonday;
  CHECK(same_by_link(earlier(), other, kAmongOthers));
  other.words.date.reset();
  CHECK_FALSE(same_by_link(earlier(), other, kAmongOthers));
}

TEST_CASE("guids that differ in a revision's number are one") {
  struct Case {
    const char *before, *now;
    bool same;
  };
  const Case cases[] = {{"https://a.example/1#0", "https://a.example/1#1", true},
                        {"https://a.example/1", "https://a.example/1#12", true},
                        {"https://a.example/1#0", "https://a.example/2#0", false},
                        {"https://a.example/1#100", "https://a.example/1#101", false},
                        {"https://a.example/1#a", "https://a.example/1#b", false},
                        {"number#1", "number#2", false}};
  for (const Case& one : cases) {
    EarlierEntry before = earlier();
    EntryKeys now = seen("Sewing machines", kMonday + kDay);
    before.guid = one.before;
    now.guid = one.now;
    CHECK_MESSAGE(same_by_link(before, now, kAmongOthers) == one.same, one.now);
  }
}

TEST_CASE("title and date or text tell an entry only when it is gone under its guid and link") {
  const Roll gone = roll({"8", "9"}, {"https://b.example/8", "https://b.example/9"});
  EntryKeys keys = seen();
  CHECK(same_by_heading(earlier(), gone));
  CHECK(same_by_text(earlier(), keys, gone));
  CHECK_FALSE(same_by_heading(earlier(), kAmongOthers));
  CHECK_FALSE(same_by_text(earlier(), keys, kAmongOthers));
}

TEST_CASE("one that was met in this fetch already is not met again by its words") {
  Roll gone = roll({"8", "9"}, {"https://b.example/8", "https://b.example/9"});
  gone.at = earlier().last_seen;
  CHECK_FALSE(same_by_heading(earlier(), gone));
}

TEST_CASE("a text tells an entry with its title or its date and never in a feed of one entry") {
  const Roll gone = roll({"8", "9"}, {"https://b.example/8", "https://b.example/9"});
  CHECK(same_by_text(earlier(), seen("Sewing machines"), gone));
  CHECK(same_by_text(earlier(), seen("The library of things", kMonday + kDay), gone));
  CHECK_FALSE(same_by_text(earlier(), seen("The library of things", kMonday + 7 * kDay), gone));
  CHECK_FALSE(same_by_text(earlier(), seen("Sewing machines", kMonday + kDay), gone));
  CHECK_FALSE(same_by_text(earlier(), seen("Sewing machines"), roll({"8"}, {"https://b.example/8"})));
  EarlierEntry nameless = earlier();
  nameless.guid = nameless.link = "";
  CHECK_FALSE(same_by_text(nameless, seen("Sewing machines"), gone));
}

TEST_CASE("titles share no word when both are there and none is in both") {
  CHECK(share_no_word("Hot offers", "The blog of the library"));
  CHECK_FALSE(share_no_word("Journal of Tests 3 (4)", "Journal of Tests 3 (5)"));
  CHECK_FALSE(share_no_word("", "Hot offers"));
}

TEST_CASE("the roll of a fetch has each guid and canonical link as often as it stands there") {
  std::vector<Sighting> fetch{{.guid = "1", .link = "https://a.example/1"},
                              {.guid = "1", .link = "https://a.example/2"},
                              {.guid = "2", .link = "https://www.a.example/2/"}};
  Roll made = roll_of(fetch, entry_keys(fetch, {}), kMonday);
  CHECK(std::ranges::count(made.guids, hash64("1")) == 2);
  CHECK(std::ranges::count(made.links, hash64("https://a.example/2")) == 2);
  CHECK(std::ranges::count(made.links, hash64("https://a.example/1")) == 1);
  CHECK(made.at == kMonday);
}
