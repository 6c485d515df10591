// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace twinform {

// X's weighted length (twitter-text config v3): a URL counts `url_length`, an emoji 2, Latin and its like 1, all else 2.
std::int64_t weighted_length(std::string_view text, int url_length);

}  // namespace twinform
