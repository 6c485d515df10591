// SPDX-License-Identifier: MIT
#include "time/zone.h"

#include <doctest/doctest.h>

using namespace twinform;

namespace {

LocalTime local(std::string_view text) { return parse_local(text).value(); }
Instant instant(std::string_view text) { return from_rfc3339(text).value(); }
Zone zone(std::string_view name) { return find_zone(name).value(); }

}  // namespace

TEST_CASE("a zone turns instants into its wall clock and back") {
  Zone london = zone("Europe/London");
  CHECK(to_text(london.to_local(instant("2026-07-01T08:00:00Z"))) == "2026-07-01T09:00");
  CHECK(london.to_instant(local("2026-07-01T09:00")) == instant("2026-07-01T08:00:00Z"));
  CHECK(london.to_instant(local("2026-12-01T09:00")) == instant("2026-12-01T09:00:00Z"));
  CHECK(zone("Asia/Kolkata").offset_at(instant("2026-12-01T09:00:00Z")) == Seconds{19'800});
}

TEST_CASE("a time that the clocks skip is the first instant after the gap") {
  Zone london = zone("Europe/London");
  CHECK(london.to_instant(local("2026-03-29T01:00")) == instant("2026-03-29T01:00:00Z"));
  CHECK(london.to_instant(local("2026-03-29T01:59")) == instant("2026-03-29T01:00:00Z"));
  CHECK(zone("Australia/Lord_Howe").to_instant(local("2026-10-04T02:15")) == instant("2026-10-03T15:30:00Z"));
}

TEST_CASE("a time that occurs twice is the first") {
  CHECK(zone("Europe/London").to_instant(local("2026-10-25T01:30")) == instant("2026-10-25T00:30:00Z"));
  CHECK(zone("America/New_York").to_instant(local("2026-11-01T01:30")) == instant("2026-11-01T05:30:00Z"));
}

TEST_CASE("UTC needs no data and is what a zone begins as") {
  CHECK(Zone().name() == "UTC");
  CHECK(zone("UTC").to_instant(local("2026-03-29T01:30")) == instant("2026-03-29T01:30:00Z"));
}

TEST_CASE("the local zone is one with a name") { CHECK(find_zone(zone("local").name()).has_value()); }

TEST_CASE("an unknown zone is an error that names a near one") {
  auto hint = [](std::string_view name) { return find_zone(name).error().hint; };
  CHECK(hint("Europe/Lodnon") == "did you mean \"Europe/London\"?");
  CHECK(hint("europe/london") == "did you mean \"Europe/London\"?");
  CHECK(hint("London") == "did you mean \"Europe/London\"?");
  CHECK(hint("xyzzyxyzzyxyzzy") == "write it like \"Europe/London\", \"UTC\" or \"local\"");
}

TEST_CASE("names that lead out of the zone folder are unknown") {
  for (std::string_view name : {"../../../etc/passwd", "/etc/passwd", "", "tzdata.zi", "Europe", "zone.tab"}) {
    CAPTURE(name);
    CHECK_FALSE(find_zone(name).has_value());
  }
}

TEST_CASE("a local time is written to the minute unless it has seconds") {
  for (std::string_view text : {"2026-11-23T09:00", "2024-02-29T23:59", "2026-11-23T09:00:01"}) {
    CHECK(to_text(local(text)) == text);
  }
  CHECK(to_text(local("2026-11-23 09:00:00")) == "2026-11-23T09:00");
}

TEST_CASE("what is no local time is refused") {
  for (std::string_view text : {"", "2026-11-23", "2026-02-29T09:00", "2026-11-23T24:00", "2026-11-23T09:60",
                                "2026-11-23T09:00Z", "2026-11-23T9:00", "2026-00-10T09:00", "x026-11-23T09:00"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_local(text).has_value());
  }
}
