// SPDX-License-Identifier: MIT
// A date's text cut into numbers, words and signs.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace twinform {

struct DateToken {
  enum class Kind { end, number, word, ideograph, sign };
  Kind kind = Kind::end;
  bool spaced = false;     // white space stands before it
  bool upper = false;      // a word of ASCII capitals only
  int digits = 0;          // of a number
  std::int64_t value = 0;  // of a number
  char32_t character = 0;  // of a sign (dashes as "-", full-width forms as ASCII), ideograph or Hangul syllable
  std::string word;        // folded
};

// The first 64 tokens; the last is always Kind::end.
std::vector<DateToken> date_tokens(std::string_view text);

}  // namespace twinform
