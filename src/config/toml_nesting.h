// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "base/result.h"

namespace twinform {

// toml++ recurses once for each bracket, and once for each dotted part when it cleans up: no more than 32 of either.
Result<void> check_nesting(std::string_view toml);

}  // namespace twinform
