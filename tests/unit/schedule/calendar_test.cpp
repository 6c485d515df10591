// SPDX-License-Identifier: MIT
#include "schedule/calendar.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>

#include "base/strings.h"

using namespace twinform;

namespace {

std::string calendar(std::string_view events) {
  return fmt::format("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//library.example//EN\r\n{}END:VCALENDAR\r\n", events);
}

std::string event(std::string_view lines) { return calendar(fmt::format("BEGIN:VEVENT\n{}\nEND:VEVENT\n", lines)); }

// The closed times from 2026 on, at most four.
std::string closed(std::string_view text, std::string_view zone = "Europe/Berlin") {
  auto read = read_calendar(text, find_zone(zone).value());
  if (!read) return fmt::format("{}: {}", read.error().where.line, read.error().what);
  Closures closures;
  for (const Closure& closure : read->closures) closures.add(closure);
  std::string out;
  for (const Closure& closure : closures.following(parse_local("2026-01-01T00:00").value(), 4))
    out += to_text(closure) + "; ";
  return out;
}

}  // namespace

TEST_CASE("an event closes the days or hours that it takes") {
  struct Case {
    std::string_view lines, closed;
  };
  for (const Case& c : {
           Case{"DTSTART;VALUE=DATE:20261224", "2026-12-24; "},
           Case{"DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20270103", "2026-12-24 to 2027-01-02; "},
           Case{"DTSTART;VALUE=DATE:20261224\nDURATION:P1W", "2026-12-24 to 2026-12-30; "},
           Case{"DTSTART:20261130T120000\nDTEND:20261130T140000", "2026-11-30 12:00 to 14:00; "},
           Case{"DTSTART:20261130T120000Z\nDURATION:PT1H30M", "2026-11-30 13:00 to 14:30; "},
           Case{"DTSTART;TZID=America/New_York:20261130T120000\nDTEND;TZID=America/New_York:20261130T180000",
                "2026-11-30 18:00 to 24:00; "},
           Case{"DTSTART:20261130T120000", ""},
           Case{"DTSTART;VALUE=DATE:20261224\nSTATUS:CANCELLED", ""},
           Case{"dtstart;value=date:20261224\nBEGIN:VALARM\nDURATION:nonsense\nEND:VALARM", "2026-12-24; "},
       }) {
    CAPTURE(c.lines);
    CHECK(closed(event(c.lines)) == c.closed);
  }
}

TEST_CASE("an event that comes back closes each time") {
  struct Case {
    std::string_view lines, closed;
  };
  for (const Case& c : {
           Case{"DTSTART;VALUE=DATE:20201225\nRRULE:FREQ=YEARLY", "2026-12-25; 2027-12-25; 2028-12-25; 2029-12-25; "},
           Case{"DTSTART;VALUE=DATE:20201225\nRRULE:FREQ=YEARLY;UNTIL=20271225T000000Z", "2026-12-25; 2027-12-25; "},
           Case{"DTSTART;VALUE=DATE:20261225\nRRULE:FREQ=YEARLY;COUNT=2", "2026-12-25; 2027-12-25; "},
           Case{"DTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY;COUNT=2", "2028-02-29; "},
           Case{"DTSTART;VALUE=DATE:20250825\nRRULE:FREQ=YEARLY;BYMONTH=8;BYDAY=-1MO;COUNT=3",
                "2026-08-31; 2027-08-30; "},
           Case{"DTSTART;VALUE=DATE:20261126\nRRULE:FREQ=YEARLY;BYDAY=4TH;BYMONTH=11;COUNT=2",
                "2026-11-26; 2027-11-25; "},
           Case{"DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=4",
                "2026-01-05; 2026-01-07; 2026-01-19; 2026-01-21; "},
           Case{"DTSTART;VALUE=DATE:20260131\nRRULE:FREQ=MONTHLY;COUNT=3", "2026-01-31; 2026-03-31; 2026-05-31; "},
           Case{"DTSTART;VALUE=DATE:20260131\nRRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3",
                "2026-01-31; 2026-02-28; 2026-03-31; "},
           Case{"DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY;INTERVAL=10;COUNT=3",
                "2026-01-01; 2026-01-11; 2026-01-21; "},
           Case{"DTSTART;VALUE=DATE:20261225\nRRULE:FREQ=YEARLY;COUNT=3\nEXDATE;VALUE=DATE:20271225",
                "2026-12-25; 2028-12-25; "},
           // The same hour of New York is another of Berlin while only one of them has changed its clocks.
           Case{"DTSTART;TZID=America/New_York:20261026T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=2",
                "2026-10-26 14:00 to 15:00; 2026-11-02 15:00 to 16:00; "},
       }) {
    CAPTURE(c.lines);
    CHECK(closed(event(c.lines)) == c.closed);
  }
}

TEST_CASE("folded lines and quoted parameters and a mark at the beginning are read") {
  CHECK(
      closed("\xEF\xBB\xBF" + event("SUMMARY;X-A=\"one: two; three\":Clo\n sed\nDTST\n\tART;VALUE=DATE\n :20261224")) ==
      "2026-12-24; ");
}

TEST_CASE("a zone that the system does not know is a warning") {
  auto read = read_calendar(event("DTSTART;TZID=Our Zone:20261130T120000\nDURATION:PT1H"), Zone());
  REQUIRE(read.has_value());
  REQUIRE(read->warnings.size() == 1);
  CHECK(read->warnings[0].where.line == 5);
  CHECK(read->warnings[0].what == "there is no time zone \"Our Zone\"");
  CHECK(read->closures.size() == 1);
}

TEST_CASE("an unknown zone is told once and no calendar needs a hundred and one") {
  auto with_zones = [](int zones) {
    std::string lines = "DTSTART:20261130T120000";
    for (int i = 0; i < 2 * zones; ++i) lines += fmt::format("\nEXDATE;TZID=Zone {}:20261130T120000", i % zones);
    return read_calendar(event(lines), Zone());
  };
  CHECK(with_zones(100).value().warnings.size() == 100);
  CHECK(with_zones(101).error().what == "this calendar has too many time zones");
}

TEST_CASE("a mistake in a calendar is told with its line") {
  CHECK(closed("") == "1: this is no iCalendar file");
  CHECK(closed("<html>\n") == "1: this is no line of an iCalendar file");
  CHECK(closed("BEGIN:VCARD\nEND:VCARD\n") == "1: this is no iCalendar file");
  CHECK(closed("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261224\n") == "2: this VEVENT has no end");
  CHECK(closed("BEGIN:VCALENDAR\nEND:VEVENT\n") == "2: nothing has begun that this could end: VEVENT");
  CHECK(closed(event("SUMMARY:x")) == "4: this VEVENT has no DTSTART");
  CHECK(closed(event("DTSTART:20261324")) == "5: this is no date of DTSTART");
  CHECK(closed(event("DTSTART:2026-12-24")) == "5: this is no date of DTSTART");
  CHECK(closed(event("DTSTART:20261224\nDTEND:20261223")) == "4: this VEVENT ends before it begins");
  CHECK(closed(event("DTSTART:20261224\nDURATION:1 day")) == "6: this is no DURATION");
  CHECK(closed(event("DTSTART:20261224\nSUMMARY")) == "6: this is no line of an iCalendar file");
  CHECK(closed(event("DTSTART:20261224\nRDATE:20261225")) == "6: RDATE is not understood");
  for (std::string_view rule :
       {"FREQ=HOURLY", "FREQ=YEARLY;BYSETPOS=1", "INTERVAL=0;FREQ=DAILY", "FREQ=YEARLY;BYDAY=MO",
        "FREQ=WEEKLY;BYDAY=1MO", "FREQ=YEARLY;BYDAY=XX;BYMONTH=1", "FREQ", ""}) {
    CAPTURE(rule);
    CHECK(closed(event(fmt::format("DTSTART:20261224\nRRULE:{}", rule))).starts_with("6: "));
  }
  CHECK(closed(event("DTSTART:20261224\nRRULE:COUNT=2")) == "6: \"COUNT=2\" of an RRULE is not understood");
}

TEST_CASE("no damage to a calendar does harm") {
  std::string good = event(
      "SUMMARY:Closed\nDTSTART;TZID=Europe/London:20261224T090000\nDTEND:20261224T180000Z\n"
      "RRULE:FREQ=YEARLY;INTERVAL=1;BYMONTH=12;BYMONTHDAY=24,-1;COUNT=5\nEXDATE:20271224T090000Z");
  std::mt19937 random(5);
  auto below = [&](std::size_t n) { return random() % n; };
  int read = 0;
  for (int i = 0; i < 3'000; ++i) {
    std::string text = good;
    for (std::size_t n = 1 + below(4); n > 0; --n) text[below(text.size())] = static_cast<char>(below(128));
    auto calendar = read_calendar(text, Zone());
    read += calendar ? 1 : 0;
    if (!calendar) CHECK(calendar.error().where.line >= 1);
  }
  CHECK(read > 100);
}

TEST_CASE("a calendar of too many repeats is refused with its line") {
  std::string events;
  for (int i = 0; i < 9; ++i) events += "BEGIN:VEVENT\nDTSTART:19000101\nRRULE:FREQ=DAILY\nEND:VEVENT\n";
  CHECK(closed(calendar(events)).ends_with("this calendar has too many events"));
}
