// SPDX-License-Identifier: MIT
// A year of runs every ten minutes, planned for real and remembered in a real ledger file, under a clock that the world plays
// tricks on; compared with a list of slots made by walking the C library's clock minute by minute.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <map>
#include <random>
#include <set>
#include <span>

#include "app/plan.h"
#include "base/progress.h"
#include "support/temp_dir.h"

using namespace twinform;
using namespace std::chrono;
using twinform::test::TempDir;

namespace {

// 2028 has a 29 February. Lord Howe moves its clocks by half an hour, Beirut at midnight.
constexpr std::array<const char*, 4> kZones{"Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Beirut"};
const Instant kBegin = from_rfc3339("2028-01-01T00:00:00Z").value();
const Instant kEnd = from_rfc3339("2029-01-01T00:00:00Z").value();
constexpr Seconds kStale{86'400};
constexpr std::array kTimes{30, 90, 135, 540};  // minutes after midnight: 00:30, 01:30, 02:15, 09:00

struct NoHttp final : Http {
  HttpResult send(const HttpRequest&) override { return {}; }
  void send_all(std::span<const HttpRequest>, const std::function<bool(std::size_t, HttpResult)>&) override {}
};

// Nominal time → moment, as a wall clock shows them to somebody who looks at it each minute.
std::map<LocalTime, Instant> slots_by_walking(const char* zone) {
  std::string before = std::getenv("TZ") == nullptr ? "" : std::getenv("TZ");
  ::setenv("TZ", zone, 1);
  ::tzset();
  std::map<LocalTime, Instant> slots;
  std::optional<LocalTime> furthest;
  for (Instant now = kBegin - minutes{1}; now < kEnd; now += minutes{1}) {
    std::time_t seconds = to_epoch(now);
    std::tm shown{};
    ::localtime_r(&seconds, &shown);
    LocalTime reading{now.time_since_epoch() + Seconds{shown.tm_gmtoff}};
    if (!furthest) furthest = reading;
    while (*furthest < reading) {
      *furthest += minutes{1};
      auto minute = floor<minutes>(*furthest - floor<days>(*furthest)).count();
      if (std::ranges::find(kTimes, minute) != kTimes.end()) slots.emplace(*furthest, now);
    }
  }
  before.empty() ? ::unsetenv("TZ") : ::setenv("TZ", before.c_str(), 1);
  ::tzset();
  return slots;
}

// What should fire: the newest slot that has come, is not stale, and is later than all that fired.
class Expected {
 public:
  explicit Expected(const char* zone) : slots_(slots_by_walking(zone)) {}

  std::optional<LocalTime> fire(Instant now) {
    std::optional<LocalTime> newest;
    for (auto slot = last_ ? slots_.upper_bound(*last_) : slots_.begin(); slot != slots_.end() && slot->second <= now;
         ++slot) {
      if (now - slot->second <= kStale) newest = slot->first;
    }
    if (newest) last_ = newest;
    return newest;
  }
  std::size_t size() const { return slots_.size(); }

 private:
  std::map<LocalTime, Instant> slots_;
  std::optional<LocalTime> last_;
};

// Broadcasts that read nothing still have their slots.
Settings settings_of_four_zones(const TempDir& folder) {
  Settings settings;
  settings.ledger = folder / "ledger.db";
  for (const char* zone : kZones) {
    BroadcastSettings broadcast{.name = zone};
    broadcast.schedule = {.name = zone,
                          .when = parse_when("daily 00:30 01:30 02:15 09:00").value(),
                          .zone = find_zone(zone).value(),
                          .stale_after = kStale};
    settings.broadcasts.push_back(std::move(broadcast));
  }
  return settings;
}

class World {
 public:
  World() : settings_(settings_of_four_zones(folder_)) {
    for (const char* zone : kZones) expected_.emplace(zone, zone);
    open();
  }

  void open() { ledger_.emplace(Ledger::open(settings_.ledger, LedgerMode::write).value()); }

  // One run: what it planned is what was to be expected.
  void run(Instant now) {
    clock_.set(now);
    Ledger::Transaction transaction = ledger_->begin().value();
    Plan plan = make_plan(context_, outputs_, *ledger_, {}).value();
    REQUIRE(transaction.commit().has_value());
    for (auto& [zone, expected] : expected_) {
      CAPTURE(zone);
      CAPTURE(to_rfc3339(now));
      std::optional<LocalTime> slot = expected.fire(now);
      REQUIRE(plan.slots.contains(zone) == slot.has_value());
      if (!slot) continue;
      REQUIRE(to_text(ledger_->broadcast(zone, now).value().last_slot.value()) == to_text(*slot));
      REQUIRE(fired_[zone].insert(*slot).second);
    }
  }
  const std::set<LocalTime>& fired(const std::string& zone) { return fired_[zone]; }
  std::size_t slots_of_year(const std::string& zone) const { return expected_.at(zone).size(); }

 private:
  TempDir folder_;
  Settings settings_;
  NoHttp http_;
  FixedClock clock_{kBegin};
  NoProgress progress_;
  Context context_{.settings = settings_, .http = http_, .clock = clock_, .progress = progress_};
  Outputs outputs_{context_};
  std::optional<Ledger> ledger_;
  std::map<std::string, Expected> expected_;
  std::map<std::string, std::set<LocalTime>> fired_;
};

}  // namespace

TEST_CASE("a year of runs every ten minutes fires every slot once in four zones") {
  World world;
  for (Instant now = kBegin; now < kEnd; now += minutes{10}) world.run(now);
  for (const char* zone : kZones) CHECK(world.fired(zone).size() == world.slots_of_year(zone));
}

TEST_CASE("a year of outages and clocks set back and forth fires no slot twice and none that was not due") {
  World world;
  std::mt19937 random(2028);
  int outages = 0, set_back = 0, set_forth = 0;
  for (Instant now = kBegin; now < kEnd - days{31}; now += minutes{10}) {
    world.run(now);
    auto dice = random() % 2'000;
    if (dice < 6) {  // nothing runs, and then the program starts anew
      ++outages;
      now += hours{1 + random() % 60};
      world.open();
    } else if (dice < 10) {  // the clock is set back, at times over a change of the clocks
      ++set_back;
      now -= hours{1 + random() % 30};
    } else if (dice == 10) {  // it is far ahead for a while
      ++set_forth;
      for (int i = 0; i < 6; ++i) world.run(now + days{7} + minutes{10 * i});
    }
  }
  CHECK(outages > 20);
  CHECK(set_back > 20);
  CHECK(set_forth > 5);
  for (const char* zone : kZones) CHECK(world.fired(zone).size() > world.slots_of_year(zone) / 3);
}
