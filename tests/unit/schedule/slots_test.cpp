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

namespace {

Schedule with_quiet(std::string_view when, std::string_view quiet, std::string_view zone = "UTC") {
  Schedule made = schedule(when, zone, CatchUp::all);
  REQUIRE(made.quiet.add(quiet).has_value());
  return made;
}

Schedule with_closed(std::string_view when, std::initializer_list<std::string_view> days) {
  Schedule made = schedule(when, "UTC", CatchUp::all);
  for (std::string_view item : days) REQUIRE(made.closed.add(item).has_value());
  return made;
}

// "nominal>moment" of the next slots, to the minute.
std::string next_slots(const Schedule& schedule, std::string_view now, std::size_t count) {
  std::string out;
  for (const Slot& slot : slots_after(schedule, instant(now), count))
    out += to_text(slot.nominal) + ">" + to_rfc3339(slot.at).substr(5, 11) + " ";
  return out;
}

}  // namespace

TEST_CASE("a slot of quiet hours happens at their end and keeps its name") {
  Schedule late = with_quiet("daily 23:30", "22:00 to 07:00");
  SlotHistory history{.known_since = instant("2026-11-01T00:00:00Z"), .last = local("2026-11-22T23:30")};
  CHECK(due(late, history, "2026-11-23T23:30:00Z") == "");
  CHECK(due(late, history, "2026-11-24T06:59:59Z") == "");
  CHECK(due(late, history, "2026-11-24T07:00:00Z") == "2026-11-23T23:30 ");
  history.last = local("2026-11-23T23:30");
  CHECK(due(late, history, "2026-11-24T07:10:00Z") == "");
  CHECK(next_slots(late, "2026-11-24T03:00:00Z", 2) == "2026-11-23T23:30>11-24T07:00 2026-11-24T23:30>11-25T07:00 ");
}

TEST_CASE("all slots of the same quiet hours are one") {
  Schedule often = with_quiet("every 3 hours", "22:00 to 07:00");
  CHECK(next_slots(often, "2026-11-23T20:00:00Z", 3) ==
        "2026-11-23T21:00>11-23T21:00 2026-11-24T06:00>11-24T07:00 2026-11-24T09:00>11-24T09:00 ");
  SlotHistory history{.known_since = instant("2026-11-01T00:00:00Z"), .last = local("2026-11-23T21:00")};
  CHECK(due(often, history, "2026-11-24T07:05:00Z") == "2026-11-24T06:00 ");
}

TEST_CASE("a slot that is late waits while it is quiet") {
  Schedule evening = with_quiet("daily 21:50", "22:00 to 07:00");
  SlotHistory history{.known_since = instant("2026-11-01T00:00:00Z"), .last = local("2026-11-22T21:50")};
  CHECK(due(evening, history, "2026-11-23T22:05:00Z") == "");
  CHECK(due(evening, history, "2026-11-24T07:00:00Z") == "2026-11-23T21:50 ");
}

TEST_CASE("what counts as quiet is what the clock shows behind a gap") {
  // London skips 01:00 to 02:00 on 2026-03-29.
  CHECK(next_slots(with_quiet("daily 01:30", "02:00 to 02:30", "Europe/London"), "2026-03-29T00:00:00Z", 1) ==
        "2026-03-29T01:30>03-29T01:30 ");
  CHECK(next_slots(with_quiet("daily 00:30", "00:00 to 01:15", "Europe/London"), "2026-03-29T00:00:00Z", 1) ==
        "2026-03-29T00:30>03-29T01:00 ");
}

TEST_CASE("without a rule runs are slots except in quiet hours and on closed days") {
  Schedule always{.zone = find_zone("Europe/London").value()};
  REQUIRE(always.quiet.add("22:00 to 07:00").has_value());
  REQUIRE(always.closed.add("2026-07-24").has_value());
  SlotHistory history{.known_since = instant("2026-07-01T00:00:00Z")};
  CHECK(due(always, history, "2026-07-23T20:59:00Z") == "2026-07-23T21:59 ");
  CHECK(due(always, history, "2026-07-23T21:00:00Z") == "");
  CHECK(due(always, history, "2026-07-24T12:00:00Z") == "");
}

TEST_CASE("slots on closed days do not happen") {
  Schedule daily = with_closed("daily 09:00", {"2026-12-24 to 2026-12-26"});
  CHECK(next_slots(daily, "2026-12-22T12:00:00Z", 3) ==
        "2026-12-23T09:00>12-23T09:00 2026-12-27T09:00>12-27T09:00 2026-12-28T09:00>12-28T09:00 ");
  SlotHistory history{.known_since = instant("2026-11-01T00:00:00Z"), .last = local("2026-12-23T09:00")};
  CHECK(due(daily, history, "2026-12-25T12:00:00Z") == "");
  CHECK(due(daily, history, "2026-12-27T08:00:00Z") == "");
  CHECK(due(daily, history, "2026-12-27T09:00:00Z") == "2026-12-27T09:00 ");
}

TEST_CASE("a slot that is late waits while it is closed") {
  Schedule daily = with_closed("daily 23:55", {"2026-12-24"});
  SlotHistory history{.known_since = instant("2026-11-01T00:00:00Z"), .last = local("2026-12-22T23:55")};
  CHECK(due(daily, history, "2026-12-24T00:05:00Z") == "");
  daily.stale_after = hours{48};
  CHECK(due(daily, history, "2026-12-25T00:00:00Z") == "2026-12-23T23:55 ");
}

TEST_CASE("whether it is closed is asked when a slot would happen") {
  Schedule late = with_closed("daily 23:30", {"2026-12-24"});
  REQUIRE(late.quiet.add("22:00 to 07:00").has_value());
  CHECK(next_slots(late, "2026-12-23T12:00:00Z", 2) == "2026-12-24T23:30>12-25T07:00 2026-12-25T23:30>12-26T07:00 ");
}

TEST_CASE("what is closed for ever has no slots") {
  Schedule daily = schedule("every 1 min");
  daily.closed.add(Closure{local("2026-12-24T00:00"), kForever});
  CHECK(next_slots(daily, "2026-12-23T23:57:59Z", 5) == "2026-12-23T23:58>12-23T23:58 2026-12-23T23:59>12-23T23:59 ");
  CHECK(next_slots(daily, "2027-12-23T00:00:00Z", 5) == "");
}

TEST_CASE("a random moment is within its window and always the same") {
  Schedule daily = schedule("09:00-11:00 at random");
  daily.name = "morning";
  Schedule other = daily;
  other.name = "evening";
  std::set<Seconds> delays;
  int alike = 0;
  auto slots = slots_after(daily, instant("2026-01-01T00:00:00Z"), 1'000);
  auto others = slots_after(other, instant("2026-01-01T00:00:00Z"), 1'000);
  REQUIRE(slots.size() == 1'000);
  for (std::size_t i = 0; i < slots.size(); ++i) {
    Seconds delay = daily.zone.to_local(slots[i].at) - slots[i].nominal;
    REQUIRE((delay >= Seconds{0} && delay <= hours{2}));
    delays.insert(delay);
    REQUIRE(others[i].nominal == slots[i].nominal);
    alike += others[i].at == slots[i].at ? 1 : 0;
    // Asked from anywhere, within the window too, it is the same.
    REQUIRE(next_slot(daily, slots[i].at - Seconds{1}).value().at == slots[i].at);
  }
  CHECK(delays.size() == 121);
  CHECK(alike < 30);
  // Fixed for good: what an update changed would happen twice, or never.
  CHECK(next_slots(daily, "2026-11-23T00:00:00Z", 2) == "2026-11-23T09:00>11-23T09:08 2026-11-24T09:00>11-24T10:49 ");
}

TEST_CASE("a random slot is due from its moment on and once") {
  Schedule daily = schedule("09:00-11:00 at random");
  Slot slot = next_slot(daily, instant("2026-11-23T00:00:00Z")).value();
  SlotHistory history{.known_since = instant("2026-11-01T00:00:00Z"), .last = local("2026-11-22T09:00")};
  CHECK(due_slots(daily, history, slot.at - Seconds{1}).empty());
  REQUIRE(due_slots(daily, history, slot.at).size() == 1);
  CHECK(due_slots(daily, history, slot.at)[0].nominal == local("2026-11-23T09:00"));
  history.last = slot.nominal;
  CHECK(due_slots(daily, history, slot.at + hours{1}).empty());
}

TEST_CASE("a schedule is said with its quiet hours") {
  CHECK(describe(with_quiet("weekdays 09:00", "22:00 to 07:00")) ==
        "at 09:00 on Monday to Friday, quiet from 22:00 to 07:00");
  CHECK(describe(Schedule{}) == "at every run");
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
