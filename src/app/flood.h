// SPDX-License-Identifier: MIT
// The guard against feeds that suddenly offer their whole archive as new.
#pragma once

#include <cstddef>
#include <vector>

#include "base/clock.h"

namespace twinform {

constexpr std::size_t kFewestInAFlood = 20;  // fewer can be read

// Are so many new entries at once far beyond a source's habit? `habit` is when its entries came so far, in any order; `absence`
// the time since the last good look. Of a source whose habit is not known yet nothing is a flood.
bool is_flood(std::size_t fresh, std::vector<Instant> habit, Seconds absence);

}  // namespace twinform
