// SPDX-License-Identifier: MIT
#include "schedule/slots.h"

#include <doctest/doctest.h>

#include <set>

using namespace twinform;
using namespace std::chrono;

namespace {

Instant instant(std::string_view text) { return from_rfc3339(text).value(); }

Schedule schedule(std::string_view when, std::string_view zone = "UTC", CatchUp catch_up = CatchUp::latest) {
  return {.when = parse_when(when).value(), .zone = find_zone(zone).value(), .catch_up = catch_up};
}

std::string due(const Schedule& schedule, const SlotHistory& history, std::string_view now) {
  std::string out;
  for (const Slot& slot : due_slots(schedule, history, instant(now))) out += to_text(slot.nominal) + " ";
  return out;
}

LocalTime local(std::string_view text) { return parse_local(text).value(); }

}  // namespace

TEST_CASE("a slot is due from its moment on and once") {
  Schedule daily = schedule("daily 09:00");
  SlotHistory history{.known_since = instant("2026-11-20T00:00:00Z"), .last = local("2026-11-22T09:00")};
  CHECK(due(daily, history, "2026-11-23T08:59:59Z") == "");
  CHECK(due(daily, history, "2026-11-23T09:00:00Z") == "2026-11-23T09:00 ");
  history.last = local("2026-11-23T09:00");
  CHECK(due(daily, history, "2026-11-23T09:10:00Z") == "");
}

TEST_CASE("slots before the broadcast was first seen never fire") {
  SlotHistory history{.known_since = instant("2026-11-23T09:00:01Z")};
  CHECK(due(schedule("daily 09:00"), history, "2026-11-23T10:00:00Z") == "");
  history.known_since = instant("2026-11-23T09:00:00Z");
  CHECK(due(schedule("daily 09:00"), history, "2026-11-23T10:00:00Z") == "2026-11-23T09:00 ");
}

TEST_CASE("missed slots are caught up with as the schedule says") {
  SlotHistory history{.known_since = instant("2026-11-01T00:00:00Z"), .last = local("2026-11-23T06:00")};
  auto missed = [&](CatchUp catch_up) {
    return due(schedule("every 2 hours", "UTC", catch_up), history, "2026-11-23T13:30:00Z");
  };
  CHECK(missed(CatchUp::latest) == "2026-11-23T12:00 ");
  CHECK(missed(CatchUp::all) == "2026-11-23T08:00 2026-11-23T10:00 2026-11-23T12:00 ");
  CHECK(missed(CatchUp::none) == "");
}

TEST_CASE("without catching up a slot may still be an hour late") {
  Schedule daily = schedule("daily 09:00", "UTC", CatchUp::none);
  SlotHistory history{.known_since = instant("2026-11-01T00:00:00Z")};
  CHECK(due(daily, history, "2026-11-23T10:00:00Z") == "2026-11-23T09:00 ");
  CHECK(due(daily, history, "2026-11-23T10:00:01Z") == "");
}

TEST_CASE("a stale slot expires") {
  Schedule weekly = schedule("Mon 09:00");
  weekly.stale_after = hours{6};
  SlotHistory history{.known_since = instant("2026-11-01T00:00:00Z")};
  CHECK(due(weekly, history, "2026-11-23T15:00:00Z") == "2026-11-23T09:00 ");
  CHECK(due(weekly, history, "2026-11-23T15:00:01Z") == "");
}

TEST_CASE("a clock that went back fires nothing twice") {
  SlotHistory history{.known_since = instant("2026-11-01T00:00:00Z"), .last = local("2026-11-23T09:00")};
  CHECK(due(schedule("daily 09:00"), history, "2026-11-23T08:00:00Z") == "");
  CHECK(due(schedule("daily 09:00"), history, "2026-11-22T10:00:00Z") == "");
}

TEST_CASE("a slot that the clocks skip fires at the end of the gap") {
  Schedule nightly = schedule("daily 01:30", "Europe/London");
  SlotHistory history{.known_since = instant("2026-03-01T00:00:00Z"), .last = local("2026-03-28T01:30")};
  CHECK(due(nightly, history, "2026-03-29T00:59:59Z") == "");
  CHECK(due(nightly, history, "2026-03-29T01:00:00Z") == "2026-03-29T01:30 ");
}

TEST_CASE("a slot in a repeated hour fires the first time round") {
  Schedule nightly = schedule("daily 01:30", "Europe/London");
  SlotHistory history{.known_since = instant("2026-10-01T00:00:00Z"), .last = local("2026-10-24T01:30")};
  CHECK(due(nightly, history, "2026-10-25T00:30:00Z") == "2026-10-25T01:30 ");
  CHECK(due(nightly, history, "2026-10-25T01:10:00Z") == "2026-10-25T01:30 ");
  history.last = local("2026-10-25T01:30");
  CHECK(due(nightly, history, "2026-10-25T01:30:00Z") == "");
}

TEST_CASE("without a rule every run is a slot") {
  Schedule always{.when = {}, .zone = find_zone("Europe/London").value()};
  SlotHistory history{.known_since = instant("2026-07-01T00:00:00Z"), .last = local("2026-07-23T09:00")};
  CHECK(due(always, history, "2026-07-23T08:10:05Z") == "2026-07-23T09:10:05 ");
  CHECK(due(always, history, "2026-07-23T08:00:00Z") == "");
}

TEST_CASE("every missed minute is made up for up to a thousand") {
  Schedule minutely = schedule("every 1 min", "UTC", CatchUp::all);
  auto slots = due_slots(minutely, {.known_since = instant("2026-11-01T00:00:00Z")}, instant("2026-11-23T12:00:00Z"));
  CHECK(slots.size() == 1'000);
  CHECK(to_text(slots.back().nominal) == "2026-11-23T12:00");
}

TEST_CASE("the next slot is the first moment that has not come") {
  auto next = [](std::string_view when, std::string_view zone, std::string_view now) {
    return to_rfc3339(next_slot(schedule(when, zone), instant(now)).value().at);
  };
  CHECK(next("daily 09:00", "Europe/London", "2026-07-01T08:00:00Z") == "2026-07-02T08:00:00Z");
  CHECK(next("daily 01:30", "Europe/London", "2026-03-29T00:30:00Z") == "2026-03-29T01:00:00Z");
  CHECK(next("daily 01:30", "Europe/London", "2026-10-25T00:31:00Z") == "2026-10-26T01:30:00Z");
  CHECK(next("daily 02:15", "Europe/London", "2026-10-25T01:30:00Z") == "2026-10-25T02:15:00Z");
  CHECK_FALSE(next_slot({}, instant("2026-07-01T08:00:00Z")).has_value());
  CHECK_FALSE(next_slot(schedule("2020-01-01 09:00"), instant("2026-07-01T08:00:00Z")).has_value());
}

TEST_CASE("outages and clock jumps lose or repeat no slot that is fresh") {
  Instant begin = instant("2026-01-01T00:00:00Z");
  Schedule plan = schedule("every 3 hours", "Europe/London", CatchUp::all);
  plan.stale_after = hours{48};
  SlotHistory history{.known_since = begin};
  std::set<LocalTime> fired;
  std::uint32_t random = 7;
  Instant furthest = begin;
  for (Instant now = begin; now < begin + days{365};) {
    for (const Slot& slot : due_slots(plan, history, now)) {
      REQUIRE(fired.insert(slot.nominal).second);
      history.last = slot.nominal;
    }
    furthest = std::max(furthest, now);
    random = random * 1'664'525U + 1'013'904'223U;
    std::uint32_t dice = random >> 24U;
    if (dice < 4) {
      now -= hours{5};  // the clock is set back
    } else {
      now += dice < 12 ? hours{30} : minutes{10};  // an outage, or the usual
    }
  }
  std::size_t expected = 0;
  for (auto slot = next_slot(plan, begin - Seconds{1}); slot && slot->at <= furthest; slot = next_slot(plan, slot->at))
    ++expected;
  CHECK(fired.size() == expected);
}
