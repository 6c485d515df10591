// SPDX-License-Identifier: MIT
#include "time/when_words.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace twinform {

const std::vector<std::string>& when_vocabulary() {
  static const std::vector<std::string> kWords{"weekdays", "weekend", "daily",   "every",     "first",    "second",
                                               "third",    "fourth",  "fifth",   "last",      "day",      "until",
                                               "from",     "Monday",  "Tuesday", "Wednesday", "Thursday", "Friday",
                                               "Saturday", "Sunday",  "hourly",  "minutes",   "hours",    "weeks"};
  return kWords;
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
