// SPDX-License-Identifier: MIT
#include "time/when_days.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "time/day_names.h"

namespace twinform {

namespace {

constexpr Weekdays kMondayToFriday(0b0111110), kWeekend(0b1000001);

std::optional<unsigned> number_of_day(std::string_view text) {
  auto value = parse_integer(text);
  if (!value || *value < 1 || *value > 31) return std::nullopt;
  return static_cast<unsigned>(*value);
}

// 15 for "15th".
std::optional<unsigned> counted_day(std::string_view word) {
  constexpr std::size_t kEnding = 2;
  if (word.size() <= kEnding || !is_digit(word.front())) return std::nullopt;
  std::size_t digits = word.size() - kEnding;
  if (!is_one_of(word.substr(digits), {"st", "nd", "rd", "th"})) return std::nullopt;
  return number_of_day(word.substr(0, digits));
}

// "weekdays", "working day".
bool accept_workday(WhenCursor& words) {
  if (means_workday(words.word())) return words.take(), true;
  if (!is_one_of(words.word(), {"working", "business"}) || !is_one_of(words.word(1), {"day", "days"})) return false;
  words.go_to(words.place() + 2);
  return true;
}

bool begins_weekdays(const WhenCursor& words) {
  return weekday_named(split_span(words.word()).first) || means_workday(words.word()) ||
         is_one_of(words.word(), {"working", "business", "weekend", "weekends"});
}

std::string hint_for(std::string_view word) {
  if (std::string_view known = advice_on(word); !known.empty()) return std::string(known);
  if (month_named(word)) return "write \"24 Dec 09:00\" or \"Mon 09:00 in Dec\"";
  auto near = did_you_mean(word, when_vocabulary());
  return near ? fmt::format("did you mean \"{}\"?", *near) : std::string(kWhenExamples);
}

Result<Weekdays> read_weekday_item(WhenCursor& words) {
  if (accept_workday(words)) return kMondayToFriday;
  if (words.accept({"weekend", "weekends"})) return kWeekend;
  auto [first, last, single] = TRY(
      words.read_span(weekday_named, fmt::format("\"{}\" is not understood", words.word()), hint_for(words.word())));
  Weekdays days;
  for (unsigned day = first;; day = (day + 1) % 7) {
    days.set(day);
    if (day == last) return days;
  }
}

Result<Weekdays> read_weekday_list(WhenCursor& words) {
  Weekdays days;
  do {
    days |= TRY(read_weekday_item(words));
  } while (words.more_in_list() && begins_weekdays(words));
  return days;
}

struct Ordinals {
  std::bitset<6> places;      // first to fifth, last
  std::bitset<32> days;       // 1 to 31
  bool only_numbers = true;   // "1st", not "first"
  bool beyond_fifth = false;  // no such weekday is in any month
};

Result<Ordinals> read_ordinal_list(WhenCursor& words) {
  Ordinals ordinals;
  do {
    auto place = ordinal_named(words.word());
    auto day = counted_day(words.word());
    if (!place && !day) return words.wrong("here should be first, second, third, fourth, fifth or last");
    if (place) ordinals.places.set(*place);
    if (day) ordinals.days.set(*day);
    ordinals.only_numbers &= day.has_value();
    ordinals.beyond_fifth |= !place;
    words.take();
  } while (words.more_in_list() && begins_ordinal(words.word()));
  return ordinals;
}

DaySet days_at(const Ordinals& ordinals) {
  DaySet days;
  days.of_month = ordinals.days;
  days.last_of_month = ordinals.places.test(kLastOfMonth);
  for (std::size_t i = 0; i < kLastOfMonth; ++i) {
    if (ordinals.places.test(i)) days.of_month.set(i + 1);
  }
  return days;
}

}  // namespace

bool begins_ordinal(std::string_view word) { return ordinal_named(word) || counted_day(word); }

Result<DaySet> read_weekdays(WhenCursor& words) {
  DaySet days;
  days.weekdays = TRY(read_weekday_list(words));
  return days;
}

Result<DaySet> read_ordinals(WhenCursor& words) {
  Ordinals ordinals = TRY(read_ordinal_list(words));
  if (words.accept({"day", "days"})) return days_at(ordinals);
  bool alone = words.done() || is_one_of(words.word(), {"of", "in", "at"}) || is_digit(words.word().front());
  if (alone && ordinals.only_numbers) return days_at(ordinals);
  if (alone || ordinals.beyond_fifth) {
    return words.wrong("here should be a day of the week",
                       "write \"first Mon 10:00\", \"last day 18:00\" or \"15th 09:00\"");
  }
  DaySet days;
  if (accept_workday(words)) {
    days.workdays = ordinals.places;
    return days;
  }
  Weekdays weekdays = TRY(read_weekday_list(words));
  for (std::size_t i = 0; i < days.nth.size(); ++i) {
    if (ordinals.places.test(i)) days.nth[i] = weekdays;
  }
  return days;
}

Result<DaySet> read_days_of_month(WhenCursor& words) {
  DaySet days;
  do {
    if (words.accept({"last"})) {
      days.last_of_month = true;
      continue;
    }
    std::size_t start = words.place();
    auto [first, last, single] =
        TRY(words.read_span(number_of_day, "here should be a day of the month, 1 to 31", "write \"day 1,15 09:00\""));
    if (last < first) {
      words.go_to(start);
      return words.wrong("this span ends before it begins", "write \"day 1-7 09:00\"");
    }
    for (unsigned day = first; day <= last; ++day) days.of_month.set(day);
  } while (words.more_in_list() && !words.begins_time());
  return days;
}

Result<LocalDay> read_date(WhenCursor& words) {
  auto day = parse_day(words.word());
  if (!day) return words.wrong("here should be a date", "write it like 2026-12-31");
  words.take();
  return *day;
}

Result<DaySet> read_dates(WhenCursor& words) {
  DaySet days;
  do {
    days.dates.push_back(TRY(read_date(words)));
  } while (words.more_in_list() && parse_day(words.word()));
  std::ranges::sort(days.dates);
  return days;
}

Result<std::bitset<13>> read_months(WhenCursor& words) {
  std::bitset<13> months;
  do {
    auto [first, last, single] =
        TRY(words.read_span(month_named, "here should be a month", "write it like \"in Jan,Jul\""));
    for (unsigned month = first;; month = month % 12 + 1) {
      months.set(month);
      if (month == last) break;
    }
  } while (words.more_in_list() && month_named(split_span(words.word()).first));
  return months;
}

}  // namespace twinform
