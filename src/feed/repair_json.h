// SPDX-License-Identifier: MIT
// Ill-formed JSON made well-formed, in one pass: commas before a closing bracket go, control characters in strings are
// escaped, and a list that breaks off ends behind its last whole item.
#pragma once

#include <string_view>

#include "feed/repair.h"

namespace twinform {

Repaired repair_json(std::string_view text);

}  // namespace twinform
