// SPDX-License-Identifier: MIT
// RRULE of RFC 5545 §3.3.10, as far as whole days repeat.
#pragma once

#include <string_view>
#include <vector>

#include "time/rule.h"

namespace twinform {

// The days on which something happens that begins on `first`, which is one of them, up to kLastRepeat and at most 100 000.
// FREQ DAILY to YEARLY, INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY, BYDAY and WKST; anything else is an error without place.
Result<std::vector<LocalDay>> repeat(std::string_view rule, LocalDay first);

}  // namespace twinform
