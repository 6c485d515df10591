// SPDX-License-Identifier: MIT
// English names of days and months, as people write them in a schedule.
#pragma once

#include <optional>
#include <string_view>

namespace twinform {

// 0 (Sunday) to 6: "Mon", "monday", "Tues", "Fridays", at least two letters, in any case.
std::optional<unsigned> weekday_named(std::string_view word);
// 1 to 12: "Jan", "sept", "November", at least three letters.
std::optional<unsigned> month_named(std::string_view word);

std::string_view weekday_name(unsigned weekday);  // "Monday"
std::string_view month_name(unsigned month);      // "November"

}  // namespace twinform
