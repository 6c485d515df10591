// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "select/select.h"

namespace twinform {

// Leaves at most `most` of these contenders, each source's first ones in turns, and gives back the others; both keep their order.
std::vector<std::size_t> take_turns(std::vector<std::size_t>& chosen, const std::vector<Contender>& contenders,
                                    std::size_t most);

}  // namespace twinform
