// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace twinform {

// Formulas in TeX, between "$" or "\(" and "\)", as people read them: "$O(n \log n)$" as "O(n log n)", "$10^{-9}$" as "10⁻⁹",
// "$\alpha$" as "α". Sums of money and everything else stay as they are.
std::string plain_maths(std::string_view text);

}  // namespace twinform
