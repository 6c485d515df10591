// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "model/entry.h"
#include "time/zone.h"

namespace twinform {

// The day as people of that language write it in full: "23 November 2026", "November 23, 2026", "23. November 2026". English (of
// Britain) where the language is unknown.
std::string readable_date(LocalTime local, const Language& language);

}  // namespace twinform
