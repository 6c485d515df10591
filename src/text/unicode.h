// SPDX-License-Identifier: MIT
// What the rest needs of Unicode; ICU stays behind this header. All strings are UTF-8, all offsets bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace twinform {

std::size_t count_code_points(std::string_view text);  // of valid text
// Extended grapheme clusters (UAX #29) as ICU finds them.
std::size_t count_graphemes(std::string_view text);
// The end offset of each grapheme cluster.
std::vector<std::size_t> grapheme_ends(std::string_view text);

// The code point at `offset`, which moves behind it; U+FFFD for bad bytes. Never reads past the end.
char32_t next_code_point(std::string_view text, std::size_t& offset);
void append_code_point(std::string& text, char32_t code_point);

bool is_letter(char32_t c);       // general category L*
bool is_number(char32_t c);       // N*
bool is_mark(char32_t c);         // M*
bool is_white_space(char32_t c);  // property White_Space
bool is_punctuation(char32_t c);  // P*

// For comparing, never for showing: compatibility forms and case folded (NFKC_Casefold: soft hyphens and other invisible
// characters go too), accents and points gone from Latin, Greek, Cyrillic, Arabic and Hebrew (in other scripts marks are
// vowels or make another letter, and stay), ø đ ł æ ß and their like as o d l ae ss, typographic quotes and dashes as
// ASCII. NFC, idempotent.
std::string fold(std::string_view text);
// Words of the folded text: runs of letters, marks and numbers (CJK: each ideograph, Hiragana and Katakana character).
// Apostrophes and hyphens part them: "l'eau" is two.
std::vector<std::string> folded_words(std::string_view text);
std::string folded_line(std::string_view text);  // the same words, a space between any two

std::string to_upper(std::string_view text, std::string_view language);
std::string to_lower_unicode(std::string_view text, std::string_view language);
// Has the word a small and a capital form? Those of many scripts have none.
bool has_case(std::string_view word);
std::string to_nfc(std::string_view text);

// Terminal columns of valid text: East Asian wide and emoji 2, marks 0; a grapheme is as wide as its widest part.
std::size_t display_width(std::string_view text);

}  // namespace twinform
