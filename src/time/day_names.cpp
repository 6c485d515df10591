// SPDX-License-Identifier: MIT
#include "time/day_names.h"

#include <array>

#include "base/strings.h"

namespace twinform {

namespace {

using namespace std::literals;

constexpr std::array kWeekdays{"Sunday"sv,   "Monday"sv, "Tuesday"sv, "Wednesday"sv,
                               "Thursday"sv, "Friday"sv, "Saturday"sv};
constexpr std::array kMonths{"January"sv, "February"sv, "March"sv,     "April"sv,   "May"sv,      "June"sv,
                             "July"sv,    "August"sv,   "September"sv, "October"sv, "November"sv, "December"sv};

template <class Names>
std::optional<unsigned> find_prefix(const Names& names, std::string_view word, std::size_t least) {
  if (word.size() < least) return std::nullopt;
  for (unsigned i = 0; i < names.size(); ++i) {
    bool plural = word.size() == names[i].size() + 1 && to_lower(word.back()) == 's';
    if (istarts_with(names[i], plural ? word.substr(0, names[i].size()) : word)) return i;
  }
  return std::nullopt;
}

}  // namespace

std::optional<unsigned> weekday_named(std::string_view word) { return find_prefix(kWeekdays, word, 2); }

std::optional<unsigned> month_named(std::string_view word) {
  auto index = find_prefix(kMonths, word, 3);
  return index ? std::optional(*index + 1) : std::nullopt;
}

std::string_view weekday_name(unsigned weekday) { return kWeekdays[weekday % kWeekdays.size()]; }
std::string_view month_name(unsigned month) { return kMonths[(month + 11) % kMonths.size()]; }

}  // namespace twinform
