// SPDX-License-Identifier: MIT
// Normalisation forms (UAX #15) of valid UTF-8, by ICU. Of a run of marks the first 30 are kept (UAX #15 §13).
#pragma once

#include <string>
#include <string_view>

namespace twinform {

// True only where `c` can neither change nor combine under NFC: a quick yes for what most text is made of.
constexpr bool is_nfc_inert(char32_t c) {
  return c < 0x300 || (c >= 0x400 && c <= 0x482) || (c >= 0x2002 && c <= 0x20CF) || (c >= 0x4E00 && c <= 0x9FFF) ||
         (c >= 0x1F300 && c <= 0x1FAFF);
}

// `text` itself where it is NFC already.
std::string nfc(std::string text);
std::string nfd(std::string_view text);
// NFKC_Casefold (UAX #31): compatibility forms, full case folding, default-ignorable code points gone.
std::string nfkc_casefold(std::string_view text);

}  // namespace twinform
