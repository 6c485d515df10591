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
  Instant at;  // when the clock first shows it, or jumps over it
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
      minutes_shown.push_back({furthest, now, Moment(furthest)});
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
