// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "model/entry.h"

namespace twinform {

// Is "Dr." (full stop included, any case) one after which a sentence goes on? English ones hold where the language is unknown.
bool is_abbreviation(std::string_view word, const Language& language);

}  // namespace twinform
