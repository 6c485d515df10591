// SPDX-License-Identifier: MIT
#include "app/rhythm.h"

#include <doctest/doctest.h>

using namespace twinform;

namespace {

constexpr Seconds kHour{3600}, kDay{86'400};

// Dates so long after one another, in seconds.
std::vector<Instant> after(const std::vector<Seconds>& gaps) {
  std::vector<Instant> dates{from_epoch(1'700'000'000)};
  for (Seconds gap : gaps) dates.push_back(dates.back() + gap);
  return dates;
}

std::string rate(Seconds gap) { return describe_rate(*rhythm_of(after({gap, gap, gap, gap}))); }

}  // namespace

TEST_CASE("a rate is told in the smallest period that sees one") {
  CHECK(rate(2 * kHour) == "about 12 a day");
  CHECK(rate(kDay) == "about 1 a day");
  CHECK(rate(2 * kDay) == "about 4 a week");
  CHECK(rate(7 * kDay) == "about 1 a week");
  CHECK(rate(10 * kDay) == "about 3 a month");
  CHECK(rate(91 * kDay) == "about 4 a year");
  CHECK(rate(800 * kDay) == "less than one a year");
}

TEST_CASE("two occasions are no rhythm and many entries at once are one occasion") {
  CHECK_FALSE(rhythm_of({}).has_value());
  CHECK_FALSE(rhythm_of(after({kDay})).has_value());
  CHECK_FALSE(rhythm_of(after({Seconds{0}, Seconds{0}, Seconds{60}, kDay})).has_value());
  auto batches = rhythm_of(after({Seconds{0}, kDay, Seconds{0}, Seconds{60}, kDay, Seconds{0}}));
  REQUIRE(batches.has_value());
  CHECK(batches->usual >= kDay - Seconds{60});
  CHECK(batches->a_day > 2);
}

TEST_CASE("dates may come in any order") {
  auto dates = after({kDay, 2 * kDay, 3 * kDay});
  std::vector<Instant> mixed{dates[2], dates[0], dates[3], dates[1]};
  CHECK(rhythm_of(mixed)->usual == 2 * kDay);
}

TEST_CASE("silence is unusual beyond three times the usual and what is seldom and three days") {
  Rhythm often{.usual = kHour, .seldom = 10 * kHour, .a_day = 20};
  CHECK_FALSE(is_unusual_silence(often, 3 * kDay));
  CHECK(is_unusual_silence(often, 3 * kDay + Seconds{1}));
  Rhythm weekly{.usual = 7 * kDay, .seldom = 8 * kDay, .a_day = 0.14};
  CHECK_FALSE(is_unusual_silence(weekly, 21 * kDay));
  CHECK(is_unusual_silence(weekly, 21 * kDay + Seconds{1}));
  Rhythm with_summers{.usual = 7 * kDay, .seldom = 60 * kDay, .a_day = 0.14};
  CHECK_FALSE(is_unusual_silence(with_summers, 90 * kDay));
  CHECK(is_unusual_silence(with_summers, 90 * kDay + Seconds{1}));
}

TEST_CASE("a duration is told roughly") {
  CHECK(describe_roughly(Seconds{1}) == "1 second");
  CHECK(describe_roughly(Seconds{90}) == "90 seconds");
  CHECK(describe_roughly(3 * kHour) == "3 hours");
  CHECK(describe_roughly(40 * kDay) == "40 days");
  CHECK(describe_roughly(60 * kDay) == "9 weeks");
  CHECK(describe_roughly(100 * kDay) == "3 months");
  CHECK(describe_roughly(800 * kDay) == "2 years");
}
