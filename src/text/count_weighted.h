// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/spans.h"

namespace twinform {

// X's weighted length (twitter-text config v3): a URL counts `url_length`, an emoji 2, Latin and its like 1, all else 2.
std::int64_t weighted_length(std::string_view text, int url_length);

// Where the emoji that begins at `i` ends; `i` where none does.
std::size_t emoji_end(const spans::Runes& text, std::size_t i);

}  // namespace twinform
