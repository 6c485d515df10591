// SPDX-License-Identifier: MIT
#include "schedule/closures.h"

#include <doctest/doctest.h>

using namespace twinform;
using namespace std::chrono;

namespace {

Closures closed(std::initializer_list<std::string_view> items) {
  Closures closures;
  for (std::string_view item : items) REQUIRE(closures.add(item).has_value());
  return closures;
}

LocalTime local(std::string_view text) { return parse_local(text).value(); }

std::string following(const Closures& closures, std::string_view at, std::size_t most) {
  std::string out;
  for (const Closure& closure : closures.following(local(at), most)) out += to_text(closure) + "; ";
  return out;
}

}  // namespace

TEST_CASE("closed days are whole days and their ends are included") {
  Closures christmas = closed({"2026-12-24 to 2027-01-02"});
  CHECK_FALSE(christmas.contains(local("2026-12-23T23:59:59")));
  CHECK(christmas.contains(local("2026-12-24T00:00")));
  CHECK(christmas.contains(local("2027-01-02T23:59:59")));
  CHECK_FALSE(christmas.contains(local("2027-01-03T00:00")));
  CHECK(to_text(christmas.end_after(local("2026-12-31T12:00"))) == "2027-01-03T00:00");
  CHECK(to_text(christmas.end_after(local("2027-01-03T12:00"))) == "2027-01-03T12:00");
}

TEST_CASE("a day without a year is closed every year") {
  CHECK(following(closed({"25 Dec"}), "2026-11-23T00:00", 2) == "2026-12-25; 2027-12-25; ");
  CHECK(following(closed({"every 1 May"}), "2026-05-01T23:00", 1) == "2026-05-01; ");
  CHECK(following(closed({"24 Dec to 2 Jan"}), "2027-01-01T00:00", 2) ==
        "2026-12-24 to 2027-01-02; 2027-12-24 to 2028-01-02; ");
  CHECK(following(closed({"29 Feb"}), "2026-01-01T00:00", 2) == "2028-02-29; 2032-02-29; ");
  CHECK(following(closed({"27 February - 29 February"}), "2027-01-01T00:00", 2) ==
        "2027-02-27 to 2027-02-28; 2028-02-27 to 2028-02-29; ");
}

TEST_CASE("what overlaps or touches is one closed time") {
  CHECK(following(closed({"2026-12-27", "2026-12-24 to 2026-12-25", "2026-12-26", "2026-12-20 to 2026-12-24"}),
                  "2026-01-01T00:00", 9) == "2026-12-20 to 2026-12-27; ");
  Closures hours;
  hours.add(Closure{local("2026-11-30T12:00"), local("2026-11-30T14:00")});
  hours.add(Closure{local("2026-11-30T15:00"), local("2026-12-01T09:30")});
  hours.add(Closure{local("2026-11-30T13:00"), local("2026-11-30T13:00")});
  CHECK(following(hours, "2026-11-30T13:59", 9) == "2026-11-30 12:00 to 14:00; 2026-11-30 15:00 to 2026-12-01 09:30; ");
  CHECK(following(hours, "2026-11-30T14:00", 1) == "2026-11-30 15:00 to 2026-12-01 09:30; ");
}

TEST_CASE("what is closed from ever or for ever is said without the end of time") {
  Closures bounds;
  bounds.add(Closure{kEver, local("2026-09-01T00:00")});
  bounds.add(Closure{local("2027-07-01T00:00"), kForever});
  CHECK(following(bounds, "2026-01-01T00:00", 9) == "until 2026-08-31; from 2027-07-01 on; ");
}

TEST_CASE("a mistake in closed days points at its column") {
  struct Case {
    std::string_view text;
    int column;
  };
  for (const Case& c :
       {Case{"", 1}, Case{"2026-02-30", 1}, Case{"2026-12-24 to", 14}, Case{"2026-12-24 to Monday", 15},
        Case{"2026-12-24 to 2026-12-20", 15}, Case{"2026-12-24 to 2 Jan", 15}, Case{"31 Nov", 1}, Case{"30 Feb", 1},
        Case{"Dec", 1}, Case{"2026-12-24, 2026-12-25", 11}, Case{"holidays", 1}, Case{"2026-12-24; 2026-12-25", 1}}) {
    CAPTURE(c.text);
    Closures closures;
    auto added = closures.add(c.text);
    REQUIRE_FALSE(added.has_value());
    CHECK(added.error().where.column == c.column);
    CHECK_FALSE(added.error().hint.empty());
    CHECK_FALSE(closures.any());
  }
}
