// SPDX-License-Identifier: MIT
#include "app/flood.h"

#include <doctest/doctest.h>

using namespace twinform;

namespace {

constexpr Seconds kHour{3600}, kDay{86'400};
const Instant kBegin = from_epoch(1'700'000'000), kNow = kBegin + 1'000 * kDay;

// `count` occasions with `each` entries, `apart`.
std::vector<Instant> habit(int count, Seconds apart, int each = 1) {
  std::vector<Instant> dates;
  for (int i = 0; i < count * each; ++i) dates.push_back(kBegin + apart * (i / each));
  return dates;
}

std::vector<Instant> fresh(std::size_t count, Seconds age = kHour) { return std::vector<Instant>(count, kNow - age); }

}  // namespace

TEST_CASE("a flood is far more than a source ever offers") {
  struct Case {
    const char* about;
    std::vector<Instant> fresh;
    std::vector<Instant> habit;
    Seconds absence;
    bool flood;
  };
  const std::vector<Instant> three_a_week = habit(30, kDay * 7 / 3);
  const std::vector<Instant> issues = habit(6, kDay * 30, 25);
  const Case cases[] = {
      {"forty where three a week are usual", fresh(40), three_a_week, kHour, true},
      {"nineteen are few enough to be read", fresh(19), three_a_week, kHour, false},
      {"forty after three months away", fresh(40), three_a_week, kDay * 90, false},
      {"an issue of a journal", fresh(30), issues, kDay, false},
      {"a double issue", fresh(60), issues, kDay, false},
      {"the whole archive of the journal", fresh(2'000), issues, kDay, true},
      {"a busy newspaper", fresh(300), habit(500, kHour / 4), kHour, false},
      {"a source without a past", fresh(400), {}, kDay, false},
      {"the archive of a source without a past", fresh(20, kDay * 700), {}, kDay, true},
      {"an issue of articles that were online first", fresh(30, kDay * 200), {}, kDay, false},
      {"a source with two occasions", fresh(400), habit(2, kDay, 5), kDay, false},
  };
  for (const Case& one : cases) {
    CAPTURE(one.about);
    CHECK(is_flood(one.fresh, one.habit, kNow - one.absence, kNow) == one.flood);
  }
}

TEST_CASE("a feed that has only entries since the last look may have had others") {
  auto entries = [](std::size_t count, Seconds apart) {
    std::vector<Instant> dates;
    for (std::size_t i = 0; i < count; ++i) dates.push_back(kNow + static_cast<int>(i) * apart);
    return dates;
  };
  CHECK(may_have_missed(entries(10, kHour), kNow - kHour));
  CHECK_FALSE(may_have_missed(entries(10, kHour), kNow));              // the oldest was there
  CHECK_FALSE(may_have_missed(entries(4, kHour), kNow - kHour));       // a feed of few
  CHECK_FALSE(may_have_missed(entries(30, Seconds{0}), kNow - kDay));  // an issue
}
