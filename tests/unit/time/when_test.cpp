// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <random>

#include "time/recurrence.h"
#include "unit/time/next_slots.h"

using namespace twinform;

namespace {

LocalTime local(std::string_view text) { return parse_local(text).value(); }

std::string slots(std::string_view expression, std::string_view after, int count) {
  return next_slots(parse_when(expression), after, count);
}

}  // namespace

TEST_CASE("days of the week") {
  // 2026-11-23 is a Monday.
  CHECK(slots("weekdays 09:00", "2026-11-20T08:00", 3) == "2026-11-20T09:00 2026-11-23T09:00 2026-11-24T09:00 ");
  CHECK(slots("Mon,Thu 08:30", "2026-11-23T08:30", 2) == "2026-11-26T08:30 2026-11-30T08:30 ");
  CHECK(slots("mon, thu at 8:30", "2026-11-23T08:30", 2) == "2026-11-26T08:30 2026-11-30T08:30 ");
  CHECK(slots("Fri-Mon 10:00", "2026-11-23T10:00", 4) ==
        "2026-11-27T10:00 2026-11-28T10:00 2026-11-29T10:00 2026-11-30T10:00 ");
  CHECK(slots("weekends 10:00", "2026-11-23T10:00", 2) == "2026-11-28T10:00 2026-11-29T10:00 ");
  CHECK(slots("every Tuesday 10:00", "2026-11-23T10:00", 2) == "2026-11-24T10:00 2026-12-01T10:00 ");
  CHECK(slots("09:00 on Wednesdays", "2026-11-23T10:00", 1) == "2026-11-25T09:00 ");
}

TEST_CASE("several times a day") {
  CHECK(slots("daily 07:00 13:00", "2026-11-23T07:00", 2) == "2026-11-23T13:00 2026-11-24T07:00 ");
  CHECK(slots("daily 13:00, 07:00 and 13:00", "2026-11-23T07:00", 2) == "2026-11-23T13:00 2026-11-24T07:00 ");
  CHECK(slots("09:00", "2026-11-23T09:00", 1) == "2026-11-24T09:00 ");
}

TEST_CASE("every so many minutes") {
  CHECK(slots("every 30 min 08:00-20:00", "2026-11-23T19:20", 3) ==
        "2026-11-23T19:30 2026-11-23T20:00 2026-11-24T08:00 ");
  CHECK(slots("every 90 min", "2026-11-23T21:00", 2) == "2026-11-23T22:30 2026-11-24T00:00 ");
  CHECK(slots("weekdays every 2 hours from 08:00 to 13:00", "2026-11-20T12:00", 1) == "2026-11-23T08:00 ");
  CHECK(slots("every 45min 22:00-24:00", "2026-11-23T22:00", 3) ==
        "2026-11-23T22:45 2026-11-23T23:30 2026-11-24T22:00 ");
  CHECK(slots("hourly", "2026-11-23T22:10", 2) == "2026-11-23T23:00 2026-11-24T00:00 ");
}

TEST_CASE("a random window begins at a time and ends before the next") {
  struct Case {
    std::string_view text, slots;
    int minutes;
  };
  for (const Case& c : {
           Case{"weekdays between 09:00 and 11:00 at random", "2026-11-23T09:00 2026-11-24T09:00 ", 120},
           Case{"at a random time from 09:00 to 11:00", "2026-11-23T09:00 2026-11-24T09:00 ", 120},
           Case{"random 09:00-11:00 on Mon", "2026-11-23T09:00 2026-11-30T09:00 ", 120},
           Case{"Mon at random between 22:00 and 01:00", "2026-11-23T22:00 2026-11-30T22:00 ", 180},
           Case{"22:30-24:00 randomly", "2026-11-23T22:30 2026-11-24T22:30 ", 90},
           Case{"00:00-24:00 at random", "2026-11-24T00:00 2026-11-25T00:00 ", 1439},
           Case{"09:00-11:00, 10:00-12:00 at random", "2026-11-23T09:00 2026-11-23T10:00 ", 59},
           Case{"09:00-11:00 at random; Mon 09:30", "2026-11-23T09:00 2026-11-23T09:30 ", 29},
       }) {
    CAPTURE(c.text);
    CHECK(slots(c.text, "2026-11-23T08:00", 2) == c.slots);
    Recurrence rule = parse_when(c.text).value();
    CHECK(rule.window(rule.next(local("2026-11-23T08:00")).value()).count() == c.minutes);
  }
  CHECK(parse_when("Mon 09:00").value().window(local("2026-11-23T09:00")).count() == 0);
}

TEST_CASE("every so many weeks or days are counted from a day") {
  CHECK(slots("every 2 weeks on Tue from 2026-01-06 09:00", "2025-12-01T00:00", 3) ==
        "2026-01-06T09:00 2026-01-20T09:00 2026-02-03T09:00 ");
  CHECK(slots("every other week from 2026-01-06 09:00", "2026-01-06T09:00", 1) == "2026-01-20T09:00 ");
  CHECK(slots("every 2 weeks on Mon,Fri 09:00 from 2026-01-07", "2026-01-01T00:00", 3) ==
        "2026-01-09T09:00 2026-01-19T09:00 2026-01-23T09:00 ");
  CHECK(slots("every 10 days from 2026-01-06 09:00", "2026-01-06T09:00", 2) == "2026-01-16T09:00 2026-01-26T09:00 ");
}

TEST_CASE("days of the month") {
  CHECK(slots("first Mon 10:00", "2026-11-23T10:00", 2) == "2026-12-07T10:00 2027-01-04T10:00 ");
  CHECK(slots("second,fourth Wed 10:00", "2026-11-01T10:00", 3) ==
        "2026-11-11T10:00 2026-11-25T10:00 2026-12-09T10:00 ");
  CHECK(slots("last Fri 16:00", "2026-11-23T10:00", 2) == "2026-11-27T16:00 2026-12-25T16:00 ");
  CHECK(slots("last day 18:00", "2026-01-31T18:00", 2) == "2026-02-28T18:00 2026-03-31T18:00 ");
  CHECK(slots("day 1,15 09:00", "2026-11-01T09:00", 2) == "2026-11-15T09:00 2026-12-01T09:00 ");
  CHECK(slots("day 31 09:00", "2026-11-01T09:00", 2) == "2026-12-31T09:00 2027-01-31T09:00 ");
  CHECK(slots("first weekday 09:00", "2026-07-15T09:00", 2) == "2026-08-03T09:00 2026-09-01T09:00 ");
  CHECK(slots("last weekday of the month 09:00", "2026-10-15T09:00", 2) == "2026-10-30T09:00 2026-11-30T09:00 ");
  CHECK(slots("fifth Mon 09:00", "2026-01-01T00:00", 2) == "2026-03-30T09:00 2026-06-29T09:00 ");
}

TEST_CASE("dates and ends and months") {
  CHECK(slots("2026-12-24 09:00", "2026-11-01T09:00", 2) == "2026-12-24T09:00 end");
  CHECK(slots("2026-12-31,2026-12-24 09:00", "2026-11-01T09:00", 2) == "2026-12-24T09:00 2026-12-31T09:00 ");
  CHECK(slots("Mon 09:00 until 2026-11-30", "2026-11-23T09:00", 2) == "2026-11-30T09:00 end");
  CHECK(slots("Mon 09:00 in Jan,Oct-Nov", "2026-11-23T09:00", 2) == "2026-11-30T09:00 2027-01-04T09:00 ");
  CHECK(slots("Mon 09:00; first Fri 16:00", "2026-11-30T09:00", 2) == "2026-12-04T16:00 2026-12-07T09:00 ");
}

TEST_CASE("the same schedule may be written in many ways") {
  struct Case {
    std::string_view usual, written;
  };
  for (const Case& c :
       {Case{"Mon,Thu 08:30", "Monday and Thursday at 8:30"},
        Case{"Mon-Fri 09:00", "Mon to Fri 09:00"},
        Case{"Mon-Fri 09:00", "Mon–Fri 09:00"},
        Case{"Mon-Fri 09:00", "Mon - Fri, 09:00"},
        Case{"Mon-Fri 09:00", "Mon..Fri 09:00"},
        Case{"weekdays 09:00", "every working day at 09:00"},
        Case{"weekdays 12:00", "weekdays at noon"},
        Case{"daily 00:00 12:00", "midnight and noon"},
        Case{"Mon,Wed-Fri 09:00", "Mon, Wed to Fri 09:00"},
        Case{"every 30 min 08:00-20:00", "every 30 min 08:00 to 20:00"},
        Case{"every 30 min 08:00-20:00", "08:00–20:00 every 30 min"},
        Case{"every 30 min 08:00-20:00", "every 30 min between 08:00 and 20:00"},
        Case{"Mon every 30 min 08:00-20:00", "Mon, 08:00-20:00 every 30 min"},
        Case{"first,third Mon 10:00", "1st and 3rd Monday 10:00"},
        Case{"first weekday 09:00", "first business day of the month 09:00"},
        Case{"day 1,15 09:00", "day 1 and 15, 09:00"},
        Case{"day 1,15 09:00", "1st and 15th of the month 09:00"},
        Case{"day 15 09:00", "every month on the 15th at 09:00"},
        Case{"day 24 09:00 in Dec", "24th of December 09:00"},
        Case{"day 24 09:00 in Dec", "24 Dec 09:00"},
        Case{"daily 09:00", "Mon or daily 09:00"},
        Case{"daily 09:00", "every day at 09:00"},
        Case{"day 1-7 09:00", "day 1 to 7 09:00"},
        Case{"Mon 10:00 in Sep-Jun", "Mon 10:00 in September to June"},
        Case{"2026-12-24,2026-12-31 09:00", "2026-12-31 and 2026-12-24 at 09:00"},
        Case{"day 1,last 18:00", "last day or day 1 18:00"},
        Case{"Mon 09:00 from 2026-12-01 until 2026-12-31", "Mon 09:00 from 2026-12-01 to 2026-12-31"}}) {
    CAPTURE(c.written);
    auto rule = parse_when(c.written);
    REQUIRE(rule.has_value());
    CHECK(rule->describe() == parse_when(c.usual).value().describe());
  }
}

TEST_CASE("days that are joined with or are days of one schedule") {
  CHECK(slots("first Mon or last Fri 09:00", "2026-11-01T00:00", 3) ==
        "2026-11-02T09:00 2026-11-27T09:00 2026-12-07T09:00 ");
  CHECK(slots("Mon or day 24 or 2026-11-27 09:00", "2026-11-23T00:00", 4) ==
        "2026-11-23T09:00 2026-11-24T09:00 2026-11-27T09:00 2026-11-30T09:00 ");
}

TEST_CASE("what a schedule is said back as can be read again") {
  for (std::string_view text :
       {"weekdays 09:00", "Mon,Thu 08:30 17:00", "every 30 min 08:00-20:00", "hourly", "every 90 min",
        "weekends every 2 hours", "every 2 weeks on Tue from 2026-01-06 09:00",
        "daily every 2 weeks from 2026-01-06 09:00", "every 10 days from 2026-01-06 09:00",
        "last Fri 16:00 until 2026-12-31", "second,fourth Mon,Tue 09:00", "first,last weekday 09:00",
        "day 1,15,20-25,last 09:00 in Jan,Mar-Jun", "2026-12-24,2026-12-31 09:00", "Mon 09:00; first Fri 16:00",
        "first Mon or last day or Thu-Sat 07:00 in Feb", "24 Dec 09:00", "weekdays at random between 09:00 and 11:00",
        "22:00-01:00, 12:00-13:00 at random on first Mon; 18:00"}) {
    CAPTURE(text);
    std::string words = parse_when(text).value().describe();
    CAPTURE(words);
    auto again = parse_when(words);
    REQUIRE(again.has_value());
    CHECK(again->describe() == words);
    CHECK(slots(words, "2026-01-01T00:00", 50) == slots(text, "2026-01-01T00:00", 50));
  }
}

TEST_CASE("whatever words are strung together what is understood can be said and read again") {
  constexpr std::string_view kWords[]{
      "Mon",   "Tue-Thu", "weekdays",   "weekends",    "daily",  "every", "30",   "min",   "90min", "2",
      "hours", "weeks",   "days",       "first",       "last",   "3rd",   "15th", "31st",  "day",   "1,15",
      "noon",  "09:00",   "17:30",      "08:00-20:00", "to",     "-",     "and",  "or",    ",",     ";",
      "from",  "until",   "2026-01-06", "2026-12-24",  "in",     "of",    "the",  "month", "Jan",   "Sep-Jun",
      "24",    "working", "at",         "on",          "random", "a"};
  std::mt19937 random(4);
  std::uniform_int_distribution<std::size_t> word(0, std::size(kWords) - 1), length(1, 9);
  int understood = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (std::size_t n = length(random); n > 0; --n) text += std::string(kWords[word(random)]) + " ";
    auto rule = parse_when(text);
    if (!rule) {
      REQUIRE(rule.error().where.column >= 1);
      continue;
    }
    ++understood;
    CAPTURE(text);
    std::string words = rule->describe();
    CAPTURE(words);
    // More than a dozen uneven times are not listed one by one.
    if (words.find(" times a day") != std::string::npos || words.starts_with("at minute")) continue;
    auto again = parse_when(words);
    REQUIRE(again.has_value());
    REQUIRE(again->describe() == words);
    REQUIRE(slots(words, "2026-01-01T00:00", 10) == slots(text, "2026-01-01T00:00", 10));
  }
  CHECK(understood > 200);
}

TEST_CASE("a cron expression in place of words is told from them") {
  CHECK(parse_when("0 9 * * 1-5").error().hint.find("cron =") != std::string::npos);
  CHECK(looks_like_cron("@daily"));
  CHECK(looks_like_cron(" */5 * * * *"));
  CHECK(looks_like_cron("0,30 9 * * mon"));
  for (std::string_view text : {"09:00 daily", "2026-12-24 hourly", "15th 09:00", "24 Dec 09:00", "", "every 5 min"}) {
    CAPTURE(text);
    CHECK_FALSE(looks_like_cron(text));
  }
}

TEST_CASE("a rule is said back in words") {
  auto words = [](std::string_view expression) { return parse_when(expression).value().describe(); };
  CHECK(words("weekdays 09:00") == "at 09:00 on Monday to Friday");
  CHECK(words("Mon,Thu 08:30 17:00") == "at 08:30 and 17:00 on Monday and Thursday");
  CHECK(words("every 30 min 08:00-20:00") == "every 30 minutes from 08:00 to 20:00 every day");
  CHECK(words("every 2 weeks on Tue from 2026-01-06 09:00") == "at 09:00 on Tuesday every 2 weeks from 2026-01-06");
  CHECK(words("last Fri 16:00 until 2026-12-31") == "at 16:00 on the last Friday of the month until 2026-12-31");
  CHECK(words("first weekday 09:00") == "at 09:00 on the first working day of the month");
  CHECK(words("first,third Mon 09:00") == "at 09:00 on the first and third Monday of the month");
  CHECK(words("day 1,15 09:00 in Jan") == "at 09:00 on day 1 and 15 of the month in January");
  CHECK(words("2026-12-24 09:00") == "at 09:00 on 2026-12-24");
  CHECK(words("Mon 09:00-11:00, 22:00-01:00 at random") ==
        "at random between 09:00 and 11:00 and between 22:00 and 01:00 on Monday");
  CHECK(words("Mon 09:00; hourly") == "at 09:00 on Monday; every hour every day");
}

TEST_CASE("a mistake in a schedule points at its column") {
  struct Case {
    std::string_view text;
    int column, length;
  };
  for (const Case& c : {Case{"weekdsys 09:00", 1, 8},
                        Case{"weekdays", 9, 1},
                        Case{"", 1, 1},
                        Case{"Mon 25:00", 5, 5},
                        Case{"Mon,Foo 09:00", 5, 3},
                        Case{"Mon 09:00 until Tuesday", 17, 7},
                        Case{"every 2 weeks on Tue 09:00", 27, 1},
                        Case{"every 0 min", 7, 1},
                        Case{"Mon 09:00 Tue", 11, 3},
                        Case{"day 32 09:00", 5, 2},
                        Case{"Mon 08:00-20:00", 5, 11},
                        Case{"every 30 min 20:00-08:00", 14, 11},
                        Case{"first 09:00", 7, 5},
                        Case{"2026-02-30 09:00", 1, 10},
                        Case{"Mon 9am", 5, 3},
                        Case{"Mon 09:00;", 11, 1},
                        Case{"every 30 parsecs", 10, 7},
                        Case{"Mön 09:00", 1, 3},
                        Case{"hourly 09:00", 8, 5},
                        Case{"6th Mon 09:00", 5, 3},
                        Case{"32nd 09:00", 1, 4},
                        Case{"Mon 24:00", 5, 5},
                        Case{"or Mon 09:00", 4, 3},
                        Case{"Mon 09:00 or", 13, 1},
                        Case{"Mon to Foo 09:00", 5, 2},
                        Case{"0 9 * * 1", 1, 9},
                        Case{"24 Dec or 6 Jan 09:00", 13, 3},
                        Case{"40 Dec 09:00", 1, 2},
                        Case{"Mon- 09:00", 1, 4},
                        Case{"every 30 min 08:00-", 14, 6},
                        Case{"Mon,09:00,Foo", 11, 3},
                        Case{"Mon at random", 8, 6},
                        Case{"Mon at a random time", 8, 1},
                        Case{"Mon 09:00 at random", 5, 5},
                        Case{"every 30 min 09:00-11:00 at random", 29, 6},
                        Case{"Mon 09:00-09:00 at random", 5, 11}}) {
    CAPTURE(c.text);
    auto rule = parse_when(c.text);
    REQUIRE_FALSE(rule.has_value());
    CHECK(rule.error().where.column == c.column);
    CHECK(rule.error().where.length == c.length);
    CHECK_FALSE(rule.error().hint.empty());
  }
  CHECK(parse_when("weekdsys 09:00").error().hint == "did you mean \"weekdays\"?");
}

TEST_CASE("words that are often tried get advice") {
  auto hint = [](std::string_view text) { return parse_when(text).error().hint; };
  CHECK(hint("monthly 09:00") == "say on which day: \"1st 09:00\", \"last day 18:00\" or \"first Mon 10:00\"");
  CHECK(hint("Weekly 09:00") == "say on which day: \"Mon 09:00\"");
  CHECK(hint("Dec 24 09:00") == "write \"24 Dec 09:00\" or \"Mon 09:00 in Dec\"");
  CHECK(hint("every 3 months 09:00") == "write \"1st 09:00 in Jan,Apr,Jul,Oct\"");
}

TEST_CASE("a schedule that never happens is a mistake") {
  for (std::string_view text :
       {"day 31 09:00 in Feb", "Mon 09:00 from 2026-12-31 until 2026-01-01", "day 30 09:00 in Feb"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_when(text).has_value());
  }
  CHECK(parse_when("day 29 09:00 in Feb").has_value());
}

TEST_CASE("a schedule of a thousand bytes is read and one more is not") {
  std::string text = "weekdays 09:00";
  text.append(1'000 - text.size(), ' ');
  CHECK(parse_when(text).has_value());
  CHECK_FALSE(parse_when(text + " ").has_value());
}
