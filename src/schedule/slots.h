// SPDX-License-Identifier: MIT
// Which planned moments of a broadcast are due. Pure: `now` comes in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schedule/closures.h"
#include "schedule/quiet.h"
#include "time/recurrence.h"
#include "time/zone.h"

namespace twinform {

// What becomes of slots that passed while nothing ran: the newest is made up for, all are, or none is that is more than an
// hour late.
enum class CatchUp { latest, none, all };

struct Schedule {
  std::string name;                // the broadcast's: what is random depends on it and on the slot, and on nothing else
  std::optional<Recurrence> when;  // none: every run is a slot
  Zone zone;
  CatchUp catch_up = CatchUp::latest;
  Seconds stale_after{86'400};  // an older slot expires: its stories go to the next
  QuietHours quiet;
  Closures closed;  // in the wall-clock time of `zone`, as is `quiet`
};

struct Slot {
  LocalTime
      nominal{};  // its identity, together with the broadcast: the time of the rule, or the begin of a random window
  Instant at{};   // when that is: within the window, after quiet hours
};

// What has happened so far.
struct SlotHistory {
  Instant known_since{};          // when the broadcast was first seen: earlier slots never fire
  std::optional<LocalTime> last;  // the latest slot that was planned
};

// Neither quiet nor closed.
bool may_post(const Schedule& schedule, Instant now);

// Slots to plan now, oldest first, at most the 1 000 newest; none in quiet hours and while it is closed. A slot of quiet hours
// happens at their end, the last one for all; one of a closed time never does. A clock that went back fires nothing twice:
// slots at or before `last` are done.
std::vector<Slot> due_slots(const Schedule& schedule, const SlotHistory& history, Instant now);
// The first `most` slots after `now`, by their names; fewer where the rule ends, none where every run is a slot. Slots in a
// gap of the clocks have the same moment.
std::vector<Slot> slots_after(const Schedule& schedule, Instant now, std::size_t most);
std::optional<Slot> next_slot(const Schedule& schedule, Instant now);

// "at 09:00 on Monday to Friday, quiet from 22:00 to 07:00", "at every run".
std::string describe(const Schedule& schedule);

}  // namespace twinform
