// SPDX-License-Identifier: MIT
// The events of an iCalendar file (RFC 5545) as closed times.
#pragma once

#include <string_view>
#include <vector>

#include "schedule/closures.h"

namespace twinform {

struct Calendar {
  std::vector<Closure> closures;  // in the wall-clock time of the zone that was asked for
  std::vector<Error> warnings;    // what was read otherwise than it may be meant
};

// Every VEVENT that is not cancelled, with its DTSTART, DTEND or DURATION, RRULE and EXDATE. Times without a zone, and of zones
// that the system does not know, are those of `zone`. Errors have line and column: what can't be read might be a closed day.
Result<Calendar> read_calendar(std::string_view text, const Zone& zone);

}  // namespace twinform
