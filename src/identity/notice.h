// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace twinform {

// Of an erratum, addendum, retraction or expression of concern: the hashes (EntryKeys::title) under which the work that it is
// about may be known, most likely first: "Retraction: X", "Correction to “X”", "X (Retracted article)". Empty for other titles.
std::vector<std::uint64_t> subjects_of_notice(std::string_view title);

}  // namespace twinform
