// SPDX-License-Identifier: MIT
// Which entries of a source's first run count as new.
#pragma once

#include <vector>

#include "feed/feed.h"

namespace twinform {

// Is this one of the `wanted` newest? For each entry, in the feed's order.
std::vector<bool> newest_entries(const Feed& feed, int wanted);

}  // namespace twinform
