// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "model/entry.h"

namespace twinform {

// The sentences of a text, each trimmed, in order: ICU's breaks for the language, mended for abbreviations, initials, decimals and
// references ("Dr.", "Fig. 2", "et al.", "z. B."). Views into `text`.
std::vector<std::string_view> sentences(std::string_view text, const Language& language);

}  // namespace twinform
