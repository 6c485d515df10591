// SPDX-License-Identifier: MIT
// The phrases of a schedule that say on which days. Errors point at the word.
#pragma once

#include "time/rule.h"
#include "time/when_cursor.h"

namespace twinform {

bool begins_ordinal(std::string_view word);  // "first", "last", "15th"

Result<DaySet> read_weekdays(WhenCursor& words);       // "Mon,Thu", "Mon-Fri", "weekdays"
Result<DaySet> read_ordinals(WhenCursor& words);       // "first,third Mon", "last day", "last weekday", "15th"
Result<DaySet> read_days_of_month(WhenCursor& words);  // "1,15", "1-7", "1,last"
Result<DaySet> read_dates(WhenCursor& words);          // "2026-12-24, 2026-12-31"
Result<LocalDay> read_date(WhenCursor& words);
Result<std::bitset<13>> read_months(WhenCursor& words);  // "Jan,Jul", "Sep-Jun"

}  // namespace twinform
