// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "model/entry.h"
#include "time/zone.h"

namespace twinform {

enum class DateStyle {
  short_,  // "23/11/2026", "23.11.26"
  medium,  // "23 Nov 2026"
  long_,   // "23 November 2026", "November 23, 2026", "23. November 2026"
  month,   // "November 2026"
  iso,     // "2026-11-23"
};

// The day as people of that language write it (CLDR). English (of Britain) where the language is unknown.
std::string readable_date(LocalTime local, const Language& language, DateStyle style = DateStyle::long_);

}  // namespace twinform
