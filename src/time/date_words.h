// SPDX-License-Identifier: MIT
// The words that dates are written with, in many languages.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace twinform {

enum class DateWord {
  month,             // value 1 to 12
  weekday,           // says nothing that the date does not
  month_or_weekday,  // "mar" is March, martes, mardi or martedì; value is the month
  zone,              // value in minutes east of Greenwich
  am,
  pm,
  hour,        // "Uhr", "h": the number before it is an hour
  clock_next,  // "kl", "ore": the number behind it is a time, even with a dot
  filler,      // "of", "de", "um", ordinal endings
};

struct DateMeaning {
  DateWord word = DateWord::filler;
  int value = 0;
};

// What a folded word means in a date.
std::optional<DateMeaning> date_meaning(std::string_view folded);

enum class DateUnit { none, year, month, day, hour, minute, second };
// What 年, 月, 일, 時 and the like say of the number before them.
DateUnit date_unit(char32_t character);
// DateWord::am or pm: 上午, 오후 and the like.
std::optional<DateWord> half_of_day(char32_t first, char32_t second);

// The year before the first of an era: 令和, 平成, 昭和, 大正, 民國.
std::optional<int> era_of(char32_t first, char32_t second);

// Appends a letter without case and diacritics (Latin, Greek, Cyrillic; others as they are).
void append_folded(std::string& out, char32_t letter);

// The UTF-8 code point at `at`, which moves behind it; bad bytes one by one as U+FFFD.
char32_t decode_utf8(std::string_view text, std::size_t& at);

}  // namespace twinform
