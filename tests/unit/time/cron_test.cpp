// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "time/recurrence.h"
#include "unit/time/next_slots.h"

using namespace twinform;

namespace {

std::string slots(std::string_view expression, std::string_view after, int count) {
  return next_slots(parse_cron(expression), after, count);
}

}  // namespace

TEST_CASE("five cron fields with names and ranges and steps and lists") {
  CHECK(slots("0 9 * * 1-5", "2026-11-20T09:00", 1) == "2026-11-23T09:00 ");
  CHECK(slots("0 9 * * mon-fri", "2026-11-20T09:00", 1) == "2026-11-23T09:00 ");
  CHECK(slots("*/20 8-9 * * *", "2026-11-23T08:40", 3) == "2026-11-23T09:00 2026-11-23T09:20 2026-11-23T09:40 ");
  CHECK(slots("5/25 0 * * *", "2026-11-23T00:00", 3) == "2026-11-23T00:05 2026-11-23T00:30 2026-11-23T00:55 ");
  CHECK(slots("0 0 1 jan,JUL *", "2026-11-23T00:00", 2) == "2027-01-01T00:00 2027-07-01T00:00 ");
  CHECK(slots("0 0 * * 7", "2026-11-23T00:00", 1) == "2026-11-29T00:00 ");
  CHECK(slots("0 0 * * sat-sun", "2026-11-23T00:00", 2) == "2026-11-28T00:00 2026-11-29T00:00 ");
}

TEST_CASE("cron extensions for last and numbered days") {
  CHECK(slots("0 18 L * *", "2026-02-01T00:00", 2) == "2026-02-28T18:00 2026-03-31T18:00 ");
  CHECK(slots("0 18 * * 5L", "2026-11-01T00:00", 2) == "2026-11-27T18:00 2026-12-25T18:00 ");
  CHECK(slots("0 18 * * mon#2,friL", "2026-11-01T00:00", 2) == "2026-11-09T18:00 2026-11-27T18:00 ");
  CHECK(slots("0 18 LW * *", "2026-01-01T00:00", 2) == "2026-01-30T18:00 2026-02-27T18:00 ");
  CHECK(slots("0 18 1,L * ?", "2026-11-01T18:00", 2) == "2026-11-30T18:00 2026-12-01T18:00 ");
}

TEST_CASE("cron names for common rules") {
  CHECK(slots("@hourly", "2026-11-23T00:30", 1) == "2026-11-23T01:00 ");
  CHECK(slots("@daily", "2026-11-23T00:30", 1) == "2026-11-24T00:00 ");
  CHECK(slots(" @Weekly ", "2026-11-23T00:30", 1) == "2026-11-29T00:00 ");
  CHECK(slots("@monthly", "2026-11-23T00:30", 1) == "2026-12-01T00:00 ");
  CHECK(slots("@yearly", "2026-11-23T00:30", 1) == "2027-01-01T00:00 ");
}

TEST_CASE("either day field is enough when both are restricted") {
  CHECK(slots("0 9 13 * fri", "2026-11-01T00:00", 4) ==
        "2026-11-06T09:00 2026-11-13T09:00 2026-11-20T09:00 2026-11-27T09:00 ");
  CHECK(slots("0 9 12 * fri", "2026-11-10T00:00", 2) == "2026-11-12T09:00 2026-11-13T09:00 ");
}

TEST_CASE("both day fields are needed when one begins with a star") {
  CHECK(slots("0 9 */2 * mon", "2026-11-01T00:00", 2) == "2026-11-09T09:00 2026-11-23T09:00 ");
}

TEST_CASE("a cron rule is said back in words") {
  auto words = [](std::string_view expression) { return parse_cron(expression).value().describe(); };
  CHECK(words("0 9 * * 1-5") == "at 09:00 on Monday to Friday");
  CHECK(words("*/5 * * * *") == "every 5 minutes every day");
  CHECK(words("*/30 8-20 * * *") == "every 30 minutes from 08:00 to 20:30 every day");
  CHECK(words("0 18 L * 5") == "at 18:00 on Friday or the last day of the month");
  CHECK(words("0 9 */2 * mon") ==
        "at 09:00 on Monday, if that is day 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29 and 31 of the month");
  CHECK(words("*/45 * * * *") == "at minutes 0 and 45 of every hour every day");
  CHECK(words("0-4,30 8-20 * * *") == "at minutes 0 to 4 and 30 of hours 8 to 20 every day");
  CHECK(words("7 8-15,17-23 * * *") == "at minute 7 of hours 8 to 15 and 17 to 23 every day");
  CHECK(words("@hourly") == "every hour every day");
}

TEST_CASE("a mistake in a cron expression points at its column") {
  struct Case {
    std::string_view text;
    int column, length;
  };
  for (const Case& c :
       {Case{"60 9 * * *", 1, 2}, Case{"0 9 * * 1-9", 9, 3}, Case{"0 9 * *", 8, 1}, Case{"0 0 9 * * *", 12, 1},
        Case{"0 9 * foo *", 7, 3}, Case{"0 17-9 * * *", 3, 4}, Case{"*/0 * * * *", 1, 3}, Case{"*/ * * * *", 1, 2},
        Case{"1,,2 * * * *", 1, 4}, Case{"@reboot", 1, 7}, Case{"", 1, 1}, Case{"0 9 * * 5#6", 9, 3},
        Case{"-5 * * * *", 1, 2}, Case{"0 0 30 2 *", 1, 10}}) {
    CAPTURE(c.text);
    auto rule = parse_cron(c.text);
    REQUIRE_FALSE(rule.has_value());
    CHECK(rule.error().where.column == c.column);
    CHECK(rule.error().where.length == c.length);
  }
}
