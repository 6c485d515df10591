// SPDX-License-Identifier: MIT
#pragma once

#include "compose/compose.h"

namespace twinform {

// What the story stands under; "" for what is left.
Text group_of(const Story& story, GroupBy by);

// Stories of a group stand together, in the order in which each group first comes; what has none comes last.
void sort_into_groups(std::vector<Story>& stories, GroupBy by);

}  // namespace twinform
