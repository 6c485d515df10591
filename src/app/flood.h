// SPDX-License-Identifier: MIT
// The guard against feeds that suddenly offer their whole archive as new.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/clock.h"

namespace twinform {

constexpr std::size_t kFewestInAFlood = 20;  // fewer can be read

// Are these new entries, by when they came, far beyond a source's habit? `habit` is when its entries came so far, in any order;
// `last_look` the last good one. Of a source whose habit is not known yet only an archive is a flood: most is a year older than that look.
bool is_flood(std::span<const Instant> fresh, std::vector<Instant> habit, Instant last_look, Instant now);

// Did others come and go since the last look? A feed shows only its newest, and all of these, which are all that it has now, came
// since then: not a few, and not an issue, whose articles come at one moment.
bool may_have_missed(std::span<const Instant> entries, Instant last_look);

}  // namespace twinform
