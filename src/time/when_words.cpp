// SPDX-License-Identifier: MIT
#include "time/when_words.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace twinform {

const std::vector<std::string>& when_vocabulary() {
  static const std::vector<std::string> kWords{
      "weekdays", "weekend", "daily",  "every",   "first",  "second",  "third",     "fourth",   "fifth",
      "last",     "day",     "until",  "from",    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
      "Saturday", "Sunday",  "hourly", "minutes", "hours",  "weeks",   "random",    "between"};
  return kWords;
}

std::string_view advice_on(std::string_view word) {
  struct Advice {
    std::string_view word, hint;
  };
  constexpr std::array kAdvice{
      Advice{"weekly", "say on which day: \"Mon 09:00\""},
      Advice{"fortnightly", "say from when to count: \"every 2 weeks from 2026-01-06 09:00\""},
      Advice{"monthly", "say on which day: \"1st 09:00\", \"last day 18:00\" or \"first Mon 10:00\""},
      Advice{"quarterly", "say on which days: \"1st 09:00 in Jan,Apr,Jul,Oct\""},
      Advice{"yearly", "say on which day: \"24 Dec 09:00\""},
      Advice{"annually", "say on which day: \"24 Dec 09:00\""},
      Advice{"today", "write dates like 2026-12-24"},
      Advice{"tomorrow", "write dates like 2026-12-24"},
      Advice{"except", "name the days that are left: \"Mon-Thu 09:00\""},
      Advice{"am", "write times like 09:00 and 21:00"},
      Advice{"pm", "write times like 09:00 and 21:00"},
  };
  for (const Advice& advice : kAdvice) {
    if (iequals(word, advice.word)) return advice.hint;
  }
  return {};
}

std::optional<std::size_t> ordinal_named(std::string_view word) {
  constexpr std::array<std::array<std::string_view, 2>, 6> kOrdinals{
      {{"first", "1st"}, {"second", "2nd"}, {"third", "3rd"}, {"fourth", "4th"}, {"fifth", "5th"}, {"last", "last"}}};
  for (std::size_t i = 0; i < kOrdinals.size(); ++i) {
    if (iequals(word, kOrdinals[i][0]) || iequals(word, kOrdinals[i][1])) return i;
  }
  return std::nullopt;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view candidate) { return iequals(word, candidate); });
}

bool means_workday(std::string_view word) { return is_one_of(word, {"weekday", "weekdays", "workday", "workdays"}); }

}  // namespace twinform
