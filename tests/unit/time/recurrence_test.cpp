// SPDX-License-Identifier: MIT
// What holds for every recurrence, compared with a count of minutes that knows nothing of how they are stored.
#include "time/recurrence.h"

#include <doctest/doctest.h>

#include <functional>
#include <random>

using namespace twinform;
using namespace std::chrono;

namespace {

struct Moment {
  unsigned year, month, day, weekday, hour, minute, last_day;
  explicit Moment(LocalTime at) {
    year_month_day date{floor<days>(at)};
    year = static_cast<unsigned>(static_cast<int>(date.year()));
    month = static_cast<unsigned>(date.month());
    day = static_cast<unsigned>(date.day());
    weekday = std::chrono::weekday{floor<days>(at)}.c_encoding();
    auto minutes_of_day = static_cast<unsigned>((at - floor<days>(at)).count() / 60);
    hour = minutes_of_day / 60;
    minute = minutes_of_day % 60;
    last_day = static_cast<unsigned>(year_month_day_last{date.year() / date.month() / last}.day());
  }
  bool at(unsigned h, unsigned m) const { return hour == h && minute == m; }
  bool workday() const { return weekday >= 1 && weekday <= 5; }
};

struct Claim {
  std::string_view expression;
  bool cron;
  std::function<bool(const Moment&)> holds;
};

const std::vector<Claim>& claims() {
  static const std::vector<Claim> kClaims{
      {"weekdays 09:00", false, [](const Moment& m) { return m.workday() && m.at(9, 0); }},
      {"daily 07:00 13:00", false, [](const Moment& m) { return m.at(7, 0) || m.at(13, 0); }},
      {"Sat-Mon 23:59", false, [](const Moment& m) { return (m.weekday == 6 || m.weekday < 2) && m.at(23, 59); }},
      {"every 7 min 22:00-23:30", false,
       [](const Moment& m) {
         return m.hour >= 22 && m.hour * 60 + m.minute <= 1410 && (m.hour * 60 + m.minute - 1320) % 7 == 0;
       }},
      {"third Thu 10:00", false,
       [](const Moment& m) { return m.weekday == 4 && m.day > 14 && m.day <= 21 && m.at(10, 0); }},
      {"last Sun 00:00", false, [](const Moment& m) { return m.weekday == 0 && m.day + 7 > m.last_day && m.at(0, 0); }},
      {"last day 18:00 in Feb,Apr", false,
       [](const Moment& m) { return m.day == m.last_day && (m.month == 2 || m.month == 4) && m.at(18, 0); }},
      {"day 1,29-31 00:00 12:00", false,
       [](const Moment& m) { return (m.day == 1 || m.day >= 29) && (m.at(0, 0) || m.at(12, 0)); }},
      {"every 3 days from 2024-01-01 06:30", false,
       [](const Moment& m) {
         auto since =
             (local_days{year{static_cast<int>(m.year)} / m.month / m.day} - local_days{year{2024} / 1 / 1}).count();
         return since >= 0 && since % 3 == 0 && m.at(6, 30);
       }},
      {"*/17 3,4 * * *", true, [](const Moment& m) { return (m.hour == 3 || m.hour == 4) && m.minute % 17 == 0; }},
      {"0 9 13 * fri", true, [](const Moment& m) { return (m.day == 13 || m.weekday == 5) && m.at(9, 0); }},
      {"0 9 */2 * fri", true, [](const Moment& m) { return m.day % 2 == 1 && m.weekday == 5 && m.at(9, 0); }},
      {"30 4 1 1,7 *", true,
       [](const Moment& m) { return m.day == 1 && (m.month == 1 || m.month == 7) && m.at(4, 30); }},
  };
  return kClaims;
}

Recurrence rule_of(const Claim& claim) {
  return (claim.cron ? parse_cron(claim.expression) : parse_when(claim.expression)).value();
}

constexpr LocalTime kBegin{local_days{2024y / 1 / 1}};
constexpr LocalTime kEnd{local_days{2025y / 3 / 1}};

}  // namespace

TEST_CASE("next visits exactly the minutes that the rule means") {
  for (const Claim& claim : claims()) {
    CAPTURE(claim.expression);
    Recurrence rule = rule_of(claim);
    auto next = rule.next(kBegin - minutes{1});
    for (LocalTime at = kBegin; at < kEnd; at += minutes{1}) {
      if (!claim.holds(Moment(at))) continue;
      REQUIRE(next.has_value());
      REQUIRE(to_text(*next) == to_text(at));
      next = rule.next(at);
    }
    CHECK((!next || *next >= kEnd));
  }
}

TEST_CASE("next strictly increases and latest finds it again") {
  std::mt19937 random(2026);
  std::uniform_int_distribution<long> offset(0, (kEnd - kBegin).count());
  for (const Claim& claim : claims()) {
    CAPTURE(claim.expression);
    Recurrence rule = rule_of(claim);
    for (int i = 0; i < 300; ++i) {
      LocalTime at = kBegin + Seconds{offset(random)};
      auto next = rule.next(at);
      REQUIRE(next.has_value());
      REQUIRE(*next > at);
      REQUIRE(rule.latest(*next) == next);
      auto before = rule.latest(*next - Seconds{1});
      REQUIRE((!before || *before <= at));
      if (before) REQUIRE(rule.next(*before) == next);
    }
  }
}

TEST_CASE("a leap day is found eight years ahead and as far back") {
  Recurrence rule = parse_cron("0 0 29 2 *").value();
  CHECK(to_text(rule.next(parse_local("2096-03-01T00:00").value()).value()) == "2104-02-29T00:00");
  CHECK(to_text(rule.latest(parse_local("2104-02-28T00:00").value()).value()) == "2096-02-29T00:00");
}

TEST_CASE("a leap day on a given day of the week is found forty years ahead and as far back") {
  Recurrence rule = parse_when("fifth Mon 09:00 in Feb").value();
  CHECK(to_text(rule.next(parse_local("2072-03-01T00:00").value()).value()) == "2112-02-29T09:00");
  CHECK(to_text(rule.latest(parse_local("2112-02-28T00:00").value()).value()) == "2072-02-29T09:00");
}

TEST_CASE("the ends of time are no trouble") {
  Recurrence rule = parse_when("daily 09:00").value();
  CHECK(rule.next(LocalTime::min()).has_value());
  CHECK(rule.latest(LocalTime::max()).has_value());
}
