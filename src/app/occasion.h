// SPDX-License-Identifier: MIT
// Slots, with their names in the ledger.
#pragma once

#include <string>
#include <vector>

#include "schedule/slots.h"

namespace twinform {

enum class SlotTiming {
  due,   // what the schedule asks for
  now,   // one at this moment, whatever the schedule says
  next,  // what is due, else the next one, as if its time had come
};

struct PlannedSlot {
  std::string nominal;  // "2026-11-23T09:00", or to the second, "2026-11-23T09:00:17", where no schedule names it
  Instant at{};
  bool scheduled = false;  // unscheduled ones leave no trace when there is nothing to say
};

std::vector<PlannedSlot> planned_slots(const Schedule& schedule, const SlotHistory& history, Instant now,
                                       SlotTiming timing);

}  // namespace twinform
