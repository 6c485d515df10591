// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "ledger_fixture.h"

using namespace twinform;
using namespace twinform::test;

namespace {

std::string summary(Ledger& ledger, StoryId story, std::uint64_t question) {
  return must(ledger.summary(story, question)).value_or(Text()).str();
}

constexpr std::uint64_t kQuestion = 0xFEDC'BA98'7654'3210U, kOther = 7;

}  // namespace

TEST_CASE("a summary is found by its story and question") {
  Ledger ledger = memory_ledger();
  StoryId story = add(ledger, entry("a", "1", "")).story, another = add(ledger, entry("a", "2", "")).story;
  must(ledger.store_summary(story, kQuestion, clean_line("Words."), kNow));
  must(ledger.store_summary(story, kOther, clean_line("Other words."), kNow));
  CHECK(summary(ledger, story, kQuestion) == "Words.");
  CHECK(summary(ledger, story, kOther) == "Other words.");
  CHECK_FALSE(must(ledger.summary(another, kQuestion)));
}

TEST_CASE("stories that become one keep their summaries") {
  Ledger ledger = memory_ledger();
  EntryRecord one = add(ledger, entry("a", "1", "https://a.example/1"));
  EntryRecord two = add(ledger, entry("b", "2", "https://b.example/2"));
  must(ledger.store_summary(one.story, kQuestion, clean_line("One."), kNow));
  must(ledger.store_summary(two.story, kQuestion, clean_line("Two."), kNow));
  must(ledger.store_summary(two.story, kOther, clean_line("Two, too."), kNow));
  Entry both = entry("c", "3", "https://a.example/1");
  must(
      ledger.add_entry(both, keys_of(both), {"link:https://a.example/1", "link:https://b.example/2"}, {}, false, kNow));
  CHECK_FALSE(summary(ledger, one.story, kQuestion).empty());
  CHECK(summary(ledger, one.story, kOther) == "Two, too.");
}

TEST_CASE("summaries are forgotten after a year") {
  Ledger ledger = memory_ledger();
  StoryId story = add(ledger, entry("a", "1", "")).story;
  must(ledger.store_summary(story, kQuestion, clean_line("Words."), kNow));
  constexpr Seconds kDay{86'400};
  must(ledger.forget_summaries(kNow + kDay * 366));
  CHECK(summary(ledger, story, kQuestion) == "Words.");
  must(ledger.forget_summaries(kNow + kDay * 367));
  CHECK(summary(ledger, story, kQuestion).empty());
}
