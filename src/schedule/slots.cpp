// SPDX-License-Identifier: MIT
#include "schedule/slots.h"

#include <algorithm>

namespace twinform {

namespace {

constexpr std::size_t kMostSlots = 1'000;
constexpr Seconds kLate{3'600};  // what CatchUp::none forgives

// No slot that has come is later on the wall clock than this. It is later than what the clock shows only while an hour is
// being repeated: all of it came the first time round.
LocalTime latest_reading(const Zone& zone, Instant now) {
  LocalTime shown = zone.to_local(now);
  return shown + std::max(Seconds{0}, now - zone.to_instant(shown));
}

Seconds oldest_allowed(const Schedule& schedule) {
  return schedule.catch_up == CatchUp::none ? std::min(schedule.stale_after, kLate) : schedule.stale_after;
}

std::vector<Slot> run_as_slot(const Schedule& schedule, const SlotHistory& history, Instant now) {
  LocalTime nominal = schedule.zone.to_local(now);
  if (now < history.known_since || (history.last && nominal <= *history.last)) return {};
  return {Slot{nominal, now}};
}

}  // namespace

std::vector<Slot> due_slots(const Schedule& schedule, const SlotHistory& history, Instant now) {
  if (!schedule.when) return run_as_slot(schedule, history, now);
  std::vector<Slot> due;
  std::size_t most = schedule.catch_up == CatchUp::all ? kMostSlots : 1;
  auto nominal = schedule.when->latest(latest_reading(schedule.zone, now));
  for (; nominal && due.size() < most; nominal = schedule.when->latest(*nominal - Seconds{1})) {
    if (history.last && *nominal <= *history.last) break;
    Instant at = schedule.zone.to_instant(*nominal);
    if (at > now) continue;
    if (at < history.known_since || now - at > oldest_allowed(schedule)) break;
    due.push_back({*nominal, at});
  }
  std::ranges::reverse(due);
  return due;
}

std::vector<Slot> slots_after(const Schedule& schedule, Instant now, std::size_t most) {
  std::vector<Slot> slots;
  if (!schedule.when) return slots;
  auto nominal = schedule.when->next(schedule.zone.to_local(now));
  for (; nominal && slots.size() < most; nominal = schedule.when->next(*nominal)) {
    Instant at = schedule.zone.to_instant(*nominal);
    if (at > now) slots.push_back({*nominal, at});
  }
  return slots;
}

std::optional<Slot> next_slot(const Schedule& schedule, Instant now) {
  std::vector<Slot> slots = slots_after(schedule, now, 1);
  return slots.empty() ? std::nullopt : std::optional(slots.front());
}

}  // namespace twinform
