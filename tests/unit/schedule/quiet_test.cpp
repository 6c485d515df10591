// SPDX-License-Identifier: MIT
#include "schedule/quiet.h"

#include <doctest/doctest.h>

using namespace twinform;

namespace {

QuietHours quiet(std::initializer_list<std::string_view> spans) {
  QuietHours hours;
  for (std::string_view span : spans) REQUIRE(hours.add(span).has_value());
  return hours;
}

std::string end_after(const QuietHours& hours, std::string_view at) {
  return to_text(hours.end_after(parse_local(at).value()));
}

}  // namespace

TEST_CASE("quiet hours may be written in several ways") {
  for (std::string_view text : {"22:00 to 07:00", "22:00-07:00", "22:00 – 7:00", "from 22:00 until 07:00",
                                "between 22:00 and 07:00", "22:00 - 07:00"}) {
    CAPTURE(text);
    CHECK(quiet({text}).describe() == "22:00 to 07:00");
  }
  CHECK(quiet({"22:00 to midnight", "12:00 to 13:00"}).describe() == "12:00 to 13:00 and 22:00 to 00:00");
  CHECK(quiet({"22:00 to 24:00", "00:00 to 07:00"}).describe() == "22:00 to 07:00");
  CHECK(QuietHours().describe() == "");
}

TEST_CASE("quiet hours begin with their first minute and end with the last but one") {
  QuietHours night = quiet({"22:00 to 07:00"});
  CHECK(end_after(night, "2026-11-23T21:59:59") == "2026-11-23T21:59:59");
  CHECK(end_after(night, "2026-11-23T22:00") == "2026-11-24T07:00");
  CHECK(end_after(night, "2026-12-31T23:59:59") == "2027-01-01T07:00");
  CHECK(end_after(night, "2026-11-24T06:59") == "2026-11-24T07:00");
  CHECK(end_after(night, "2026-11-24T07:00") == "2026-11-24T07:00");
  CHECK(night.longest() == std::chrono::hours{9});
}

TEST_CASE("spans that touch are one") {
  CHECK(end_after(quiet({"22:00 to 07:00", "07:00 to 08:30"}), "2026-11-23T23:00") == "2026-11-24T08:30");
}

TEST_CASE("a mistake in quiet hours points at its column") {
  struct Case {
    std::string_view text;
    int column;
  };
  for (const Case& c : {Case{"22:00", 6}, Case{"", 1}, Case{"22:00 to 25:00", 10}, Case{"22:00 and 7am", 11},
                        Case{"night", 1}, Case{"22:00 to 07:00 Mon", 16}, Case{"09:00 to 09:00", 1},
                        Case{"22:00 to 07:00; 12:00 to 13:00", 1}, Case{"00:00 to 24:00", 1}}) {
    CAPTURE(c.text);
    QuietHours hours;
    auto added = hours.add(c.text);
    REQUIRE_FALSE(added.has_value());
    CHECK(added.error().where.column == c.column);
    CHECK_FALSE(added.error().hint.empty());
  }
}

TEST_CASE("quiet hours leave at least a minute of the day") {
  QuietHours hours = quiet({"00:00 to 23:59"});
  CHECK_FALSE(hours.add("23:00 to 01:00").has_value());
  CHECK(end_after(hours, "2026-11-23T00:00") == "2026-11-23T23:59");
}
