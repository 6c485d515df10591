// SPDX-License-Identifier: MIT
#include "app/occasion.h"

#include <fmt/format.h>

namespace twinform {

namespace {

PlannedSlot unscheduled(const Schedule& schedule, Instant now) {
  LocalTime local = schedule.zone.to_local(now);
  LocalTime minute = std::chrono::floor<std::chrono::minutes>(local);
  return {.nominal = fmt::format("{}:{:02}", to_text(minute), (local - minute).count()), .at = now, .scheduled = false};
}

PlannedSlot scheduled(const Slot& slot) { return {.nominal = to_text(slot.nominal), .at = slot.at, .scheduled = true}; }

}  // namespace

std::vector<PlannedSlot> planned_slots(const Schedule& schedule, const SlotHistory& history, Instant now,
                                       SlotTiming timing) {
  bool waits = timing == SlotTiming::due && !may_post(schedule, now);
  if (waits) return {};
  if (timing == SlotTiming::now || !schedule.when) return {unscheduled(schedule, now)};
  std::vector<PlannedSlot> planned;
  for (const Slot& slot : due_slots(schedule, history, now)) planned.push_back(scheduled(slot));
  if (planned.empty() && timing == SlotTiming::next) {
    if (std::optional<Slot> next = next_slot(schedule, now)) planned.push_back(scheduled(*next));
  }
  return planned;
}

}  // namespace twinform
