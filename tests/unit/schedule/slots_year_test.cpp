// SPDX-License-Identifier: MIT
// A year of slots in zones that change their clocks, compared with others who tell the time: the C library, minute by minute,
// and systemd where it is there.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <iterator>
#include <map>
#include <string>

#include "base/strings.h"
#include "base/subprocess.h"
#include "schedule/slots.h"
#include "unit/time/rule_claims.h"

using namespace twinform;
using namespace std::chrono;

namespace {

// London: an hour; New York: west of Greenwich; Lord Howe: half an hour; Beirut: at midnight; Kolkata: never.
constexpr std::string_view kZones[]{"Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Beirut",
                                    "Asia/Kolkata"};
const Instant kBegin = from_rfc3339("2026-01-01T00:00:00Z").value();
const Instant kEnd = from_rfc3339("2027-01-01T00:00:00Z").value();

// The C library's wall clock, for as long as this lives.
class WallClock {
 public:
  explicit WallClock(const std::string& zone) : before_(std::getenv("TZ") == nullptr ? "" : std::getenv("TZ")) {
    ::setenv("TZ", zone.c_str(), 1);
    ::tzset();
  }
  ~WallClock() {
    before_.empty() ? ::unsetenv("TZ") : ::setenv("TZ", before_.c_str(), 1);
    ::tzset();
  }
  WallClock(const WallClock&) = delete;
  WallClock& operator=(const WallClock&) = delete;

  LocalTime at(Instant instant) const {
    std::time_t seconds = to_epoch(instant);
    std::tm shown{};
    ::localtime_r(&seconds, &shown);
    return LocalTime{instant.time_since_epoch() + Seconds{shown.tm_gmtoff}};
  }

 private:
  std::string before_;
};

struct Minute {
  LocalTime local;
  Instant at;       // when the clock first shows it, or jumps over it
  LocalTime shown;  // what it shows then
  Moment moment;
};

// Every minute of the wall clock in the year, in order.
std::vector<Minute> minutes_of_year(std::string_view zone) {
  WallClock clock{std::string(zone)};
  std::vector<Minute> minutes_shown;
  LocalTime furthest = clock.at(kBegin) - minutes{1};
  for (Instant now = kBegin; now < kEnd; now += minutes{1}) {
    for (LocalTime shown = clock.at(now); furthest < shown;) {
      furthest += minutes{1};
      minutes_shown.push_back({furthest, now, clock.at(now), Moment(furthest)});
    }
  }
  return minutes_shown;
}

Schedule schedule(const Recurrence& rule, std::string_view zone) {
  return {.when = rule, .zone = find_zone(zone).value(), .catch_up = CatchUp::all};
}

}  // namespace

TEST_CASE("over a year in five zones a schedule has exactly the slots of a walk minute by minute") {
  for (std::string_view zone : kZones) {
    CAPTURE(zone);
    const std::vector<Minute> year = minutes_of_year(zone);
    for (const RuleClaim& claim : rule_claims()) {
      CAPTURE(claim.expression);
      std::vector<Minute> expected;
      std::ranges::copy_if(year, std::back_inserter(expected),
                           [&](const Minute& minute) { return claim.holds(minute.moment); });
      std::vector<Slot> slots = slots_after(schedule(rule_of(claim), zone), kBegin - Seconds{1}, expected.size() + 1);
      REQUIRE(slots.size() == expected.size() + 1);
      CHECK(slots.back().at >= kEnd);
      for (std::size_t i = 0; i < expected.size(); ++i) {
        REQUIRE(to_text(slots[i].nominal) == to_text(expected[i].local));
        REQUIRE(slots[i].at == expected[i].at);
      }
    }
  }
}

namespace {

struct Restriction {
  std::string_view quiet, closed;
  bool (*is_quiet)(const Moment&);
  bool (*is_closed)(const Moment&);
};

bool never(const Moment&) { return false; }

const Restriction kRestrictions[]{
    {"22:00 to 07:00", "", [](const Moment& m) { return m.hour >= 22 || m.hour < 7; }, never},
    {"01:00 to 02:45", "", [](const Moment& m) { return m.hour == 1 || (m.hour == 2 && m.minute < 45); }, never},
    {"", "24 Mar to 30 Mar", never, [](const Moment& m) { return m.month == 3 && m.day >= 24 && m.day <= 30; }},
    {"23:30 to 00:15", "2026-10-25",
     [](const Moment& m) { return m.at(0, 0) || (m.hour == 0 && m.minute < 15) || (m.hour == 23 && m.minute >= 30); },
     [](const Moment& m) { return m.month == 10 && m.day == 25; }},
};

struct Placed {
  LocalTime nominal;
  Instant at;
  bool moved, closed;
};

// Minute by minute: each slot waits for the first minute that is not quiet; of those that waited for the same the last is left.
std::vector<Placed> placed_slots(const std::vector<Minute>& year, const RuleClaim& claim, const Restriction& limits) {
  std::vector<Placed> all, left;
  for (std::size_t i = 0; i < year.size(); ++i) {
    if (!claim.holds(year[i].moment)) continue;
    std::size_t j = i;
    while (j < year.size() && limits.is_quiet(Moment(year[j].shown))) ++j;
    if (j < year.size()) all.push_back({year[i].local, year[j].at, j > i, limits.is_closed(Moment(year[j].shown))});
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    bool overtaken = all[i].moved && i + 1 < all.size() && all[i + 1].at == all[i].at;
    if (!overtaken && !all[i].closed) left.push_back(all[i]);
  }
  return left;
}

}  // namespace

TEST_CASE("over a year in five zones quiet hours and closed days leave the slots of a walk minute by minute") {
  constexpr days kMargin{3};  // a slot of the year before may be moved into this one
  for (std::string_view zone : kZones) {
    CAPTURE(zone);
    const std::vector<Minute> year = minutes_of_year(zone);
    for (const Restriction& limits : kRestrictions) {
      CAPTURE(limits.quiet);
      for (const RuleClaim& claim : rule_claims()) {
        CAPTURE(claim.expression);
        std::vector<Placed> expected = placed_slots(year, claim, limits);
        std::erase_if(expected, [&](const Placed& slot) { return slot.at < kBegin + kMargin; });
        Schedule plan = schedule(rule_of(claim), zone);
        if (!limits.quiet.empty()) REQUIRE(plan.quiet.add(limits.quiet).has_value());
        if (!limits.closed.empty()) REQUIRE(plan.closed.add(limits.closed).has_value());
        std::vector<Slot> slots = slots_after(plan, kBegin + kMargin - Seconds{1}, expected.size());
        REQUIRE(slots.size() == expected.size());
        for (std::size_t i = 0; i < expected.size() && expected[i].at < kEnd - kMargin; ++i) {
          REQUIRE(to_text(slots[i].nominal) == to_text(expected[i].nominal));
          REQUIRE(slots[i].at == expected[i].at);
        }
      }
    }
  }
}

TEST_CASE("over a year in five zones a random window has a slot for each of its days and none outside") {
  for (std::string_view zone : kZones) {
    CAPTURE(zone);
    std::map<LocalTime, std::pair<Instant, Instant>> windows;  // begin → when it begins and ends
    std::map<LocalTime, Instant> moments;
    for (const Minute& minute : minutes_of_year(zone)) moments.emplace(minute.local, minute.at);
    for (const auto& [local, at] : moments) {
      auto end = moments.find(local + minutes{150});
      if (Moment(local).at(0, 45) && end != moments.end()) windows[local] = {at, end->second};
    }
    Schedule plan = schedule(parse_when("00:45-03:15 at random").value(), zone);
    auto slots = slots_after(plan, kBegin, windows.size());
    REQUIRE(slots.size() == windows.size());
    for (const Slot& slot : slots) {
      REQUIRE(windows.contains(slot.nominal));
      REQUIRE(slot.at >= windows[slot.nominal].first);
      REQUIRE(slot.at <= windows[slot.nominal].second);
    }
  }
}

TEST_CASE("over a year of runs in five zones every slot fires once and at its moment") {
  for (std::string_view zone : kZones) {
    CAPTURE(zone);
    std::map<LocalTime, Instant> expected;
    for (const Minute& minute : minutes_of_year(zone)) {
      const Moment& m = minute.moment;
      if (m.at(0, 30) || m.at(1, 30) || m.at(2, 15) || m.at(9, 0)) expected.emplace(minute.local, minute.at);
    }
    std::erase_if(expected, [](const auto& slot) { return slot.second > kEnd - minutes{10}; });
    Schedule plan = schedule(parse_when("daily 00:30 01:30 02:15 09:00").value(), zone);
    SlotHistory history{.known_since = kBegin};
    std::map<LocalTime, Instant> fired;
    for (Instant now = kBegin; now < kEnd; now += minutes{10}) {
      for (const Slot& slot : due_slots(plan, history, now)) {
        REQUIRE(fired.emplace(slot.nominal, slot.at).second);
        REQUIRE(slot.at <= now);
        REQUIRE(now - slot.at < minutes{10});
        history.last = slot.nominal;
      }
    }
    CHECK(fired == expected);
  }
}

namespace {

struct Rival {
  std::string_view ours, systemd, zone;
};

// "2026-01-01 09:00:00" for every moment that systemd.time(7) makes of an expression.
std::vector<std::string> moments_by_systemd(const Rival& rival, std::size_t count) {
  auto run = run_command(
      {.argv = {"env", "TZ=UTC", "LC_ALL=C", "systemd-analyze", "calendar", "--iterations=" + std::to_string(count),
                "--base-time=2025-12-31 23:59:30 UTC", std::string(rival.systemd) + " " + std::string(rival.zone)}});
  std::vector<std::string> moments;
  if (!run || run->exit_code != 0) return moments;
  for (std::string_view line : split(run->output, '\n')) {
    line = trim(line);
    if (!line.starts_with("Next elapse: ") && !line.starts_with("Iter")) continue;
    moments.emplace_back(line.substr(line.find(": ") + 6, 19));
  }
  return moments;
}

bool systemd_is_there() {
  auto run =
      run_command({.argv = {"systemd-analyze", "calendar", "--iterations=2", "--base-time=2026-01-01", "daily"}});
  return run && run->exit_code == 0;
}

}  // namespace

TEST_CASE("systemd has the same moments where both can say a schedule") {
  if (!systemd_is_there()) {
    MESSAGE("not compared: there is no systemd-analyze");
    return;
  }
  for (const Rival& rival : {
           Rival{"weekdays 09:00", "Mon..Fri 09:00", "Europe/London"},
           Rival{"Mon,Thu 08:30", "Mon,Thu 08:30", "America/New_York"},
           Rival{"daily 07:00 13:00", "*-*-* 07,13:00", "Australia/Lord_Howe"},
           Rival{"every 30 min 08:00-19:30", "*-*-* 08..19:00/30", "Asia/Kolkata"},
           Rival{"every 3 hours 09:00-21:00", "*-*-* 09..21/3:00", "Asia/Beirut"},
           Rival{"hourly", "hourly", "UTC"},
           Rival{"day 1,15 09:00", "*-*-01,15 09:00", "Europe/London"},
           Rival{"31st 09:00", "*-*-31 09:00", "Europe/London"},
           Rival{"last day 18:00", "*-*~01 18:00", "America/New_York"},
           Rival{"second Mon 10:00", "Mon *-*-08..14 10:00", "Europe/London"},
           Rival{"last Fri 16:00", "Fri *-*~07/1 16:00", "Europe/London"},
           Rival{"Sat-Mon 10:00 in Sep-Jun", "Sat,Sun,Mon *-09..12,01..06-* 10:00", "Australia/Lord_Howe"},
           Rival{"day 29 09:00 in Feb", "*-02-29 09:00", "Europe/London"},
           Rival{"2026-12-24 10:00", "2026-12-24 10:00", "Europe/London"},
           Rival{"*/15 8-9 * * *", "*-*-* 08..09:00/15", "Europe/London"},
           Rival{"0 9 * 1,7 mon-fri", "Mon..Fri *-01,07-* 09:00", "America/New_York"},
           Rival{"30 23 L * *", "*-*~01 23:30", "Europe/London"},
           Rival{"@weekly", "Sun 00:00", "Europe/London"},
           Rival{"@monthly", "monthly", "UTC"},
       }) {
    CAPTURE(rival.ours);
    constexpr std::size_t kCount = 40;  // systemd ends in 2199
    Recurrence rule = (looks_like_cron(rival.ours) ? parse_cron(rival.ours) : parse_when(rival.ours)).value();
    std::vector<std::string> ours;
    for (const Slot& slot : slots_after(schedule(rule, rival.zone), kBegin - Seconds{30}, kCount)) {
      std::string moment = to_rfc3339(slot.at);
      ours.push_back(moment.substr(0, 10) + " " + moment.substr(11, 8));
    }
    CHECK(join(ours, ", ") == join(moments_by_systemd(rival, kCount), ", "));
  }
}
