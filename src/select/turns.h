// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "model/story.h"

namespace twinform {

// Leaves at most `most` stories, each source's first ones in turns, and gives back the others; both keep their order.
std::vector<Story> take_turns(std::vector<Story>& stories, std::size_t most);

}  // namespace twinform
