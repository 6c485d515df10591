// SPDX-License-Identifier: MIT
#include "app/pace.h"

#include <doctest/doctest.h>

using namespace twinform;

namespace {

constexpr Seconds kMinute{60}, kHour{3600}, kDay{86'400};
const Instant kNow = from_epoch(1'795'000'000);

}  // namespace

TEST_CASE("an output without a pace has its turn always") { CHECK(Turns({}, {kNow, kNow}).next().at <= kNow); }

TEST_CASE("the next turn is when the pace allows one more") {
  struct Case {
    const char* about;
    Pace pace;
    std::vector<Instant> sent;  // newest first
    Instant at;
    const char* why;
  };
  const Case cases[] = {
      {"nothing was sent", {.an_hour = 1, .spacing = kHour}, {}, Instant::min(), ""},
      {"spacing counts from the last", {.spacing = kMinute}, {kNow, kNow - kHour}, kNow + kMinute, "1 minute apart"},
      {"there is room in the hour", {.an_hour = 2}, {kNow}, Instant::min(), ""},
      {"the hour is full until its first is an hour old",
       {.an_hour = 2},
       {kNow, kNow - kMinute, kNow - 2 * kMinute},
       kNow - kMinute + kHour,
       "at most 2 an hour"},
      {"the day is full, the hour is not",
       {.an_hour = 2, .a_day = 3},
       {kNow - 2 * kHour, kNow - 3 * kHour, kNow - 4 * kHour},
       kNow - 4 * kHour + kDay,
       "at most 3 a day"},
      {"the last of all limits counts",
       {.an_hour = 1, .spacing = 2 * kHour},
       {kNow},
       kNow + 2 * kHour,
       "2 hours apart"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.about);
    Turn turn = Turns(one.pace, one.sent).next();
    CHECK(turn.at == one.at);
    CHECK(turn.why == one.why);
  }
}

TEST_CASE("a thread that is taken counts with all its parts") {
  Turns turns({.an_hour = 5}, {});
  turns.take(kNow, 5);
  CHECK(turns.next().at == kNow + kHour);
}

TEST_CASE("never more than the pace allows goes out in any hour however often a run comes") {
  const Pace pace{.an_hour = 7, .a_day = 40, .spacing = 3 * kMinute};
  std::vector<Instant> sent;
  for (Instant now = kNow; now < kNow + 4 * kDay; now += Seconds{97}) {
    std::vector<Instant> newest_first(sent.rbegin(), sent.rend());
    if (Turns(pace, newest_first).next().at <= now) sent.push_back(now);
  }
  for (std::size_t i = 0; i < sent.size(); ++i) {
    if (i >= 1) CHECK(sent[i] - sent[i - 1] >= pace.spacing);
    if (i >= 7) CHECK(sent[i] - sent[i - 7] >= kHour);
    if (i >= 40) CHECK(sent[i] - sent[i - 40] >= kDay);
  }
  CHECK(sent.size() == 160);  // and no day is wasted
}
