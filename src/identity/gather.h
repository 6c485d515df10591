// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "model/story.h"

namespace twinform {

// Entries to stories without a ledger: entries that share a story key, or that evidence holds to be the same, are one. Stories
// stand in the order of their first entry, which leads; ids count from 1.
std::vector<Story> gather(std::vector<Entry> entries);

}  // namespace twinform
