// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include "model/entry.h"

namespace twinform {

// Which of `forms` words goes with the number: they stand in CLDR's order (zero, one, two, few, many, other), those of them
// that the language has; the last also does for those that are not given. English where the language is unknown.
std::size_t plural_form(long long number, const Language& language, std::size_t forms);

}  // namespace twinform
