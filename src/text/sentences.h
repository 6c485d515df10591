// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "model/entry.h"

namespace twinform {

// The sentences of a text, each trimmed, in order. They end at Unicode's sentence terminals (ICU), but for abbreviations,
// initials, decimals, ordinals and references of the language ("Dr.", "Fig. 2", "et al.", "z. B."), inside quotations
// and brackets, and where the next word says that the sentence goes on; and they end at lines, list items and where a space
// was forgotten. Views into `text`.
std::vector<std::string_view> sentences(std::string_view text, const Language& language);

}  // namespace twinform
