// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace twinform {

// The code that BCP 47 wants, ISO 639-1 where there is one, for a code or name in lower case: "en" → "en", "eng" and "ger"
// (ISO 639-2, both kinds), "jp" (a country meant as its language), "german", "deutsch", "français". "" for what is none.
std::string language_code(std::string_view word);

}  // namespace twinform
