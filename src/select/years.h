// SPDX-License-Identifier: MIT
// Spans of years in queries; for this folder only.
#pragma once

#include <optional>
#include <string_view>

namespace twinform {

struct Years {
  int first = 0, last = 9999;  // both belong to it
};

// "2026", "2020-2024", ">=2020", "<2020"; nothing for what is none, or holds no year.
std::optional<Years> find_years(std::string_view text);

}  // namespace twinform
