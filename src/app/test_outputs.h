// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"

namespace twinform {

struct OutputTest {
  std::string name;
  std::optional<Limits> limits;  // or
  std::optional<Error> error;
};

// Asks each output's server (all, where none is named) without posting, and remembers the answers; a good one ends a pause.
Result<std::vector<OutputTest>> test_outputs(const Context& context, const std::vector<std::string>& names);

}  // namespace twinform
