// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "model/entry.h"

namespace twinform {

// "EN_us" → "en-US"; "" for what is no BCP 47 tag. A feed's "english" or "en-us-x" is read as far as it makes sense.
Language canonical_language(std::string_view tag);
// Does "en-GB" satisfy "en"? (RFC 4647 §3.3.1, basic filtering.)
bool language_matches(std::string_view tag, std::string_view range);

}  // namespace twinform
