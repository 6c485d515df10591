// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include "text/spans.h"

namespace twinform {

// Where the emoji that begins at `i` ends, as X knows them (twemoji-parser 11: Emoji 11, older than Unicode's newest); `i` where
// none does.
std::size_t emoji_end(const spans::Runes& text, std::size_t i);

}  // namespace twinform
