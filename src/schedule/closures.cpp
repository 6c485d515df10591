// SPDX-License-Identifier: MIT
#include "schedule/closures.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "time/day_names.h"
#include "time/when_cursor.h"

namespace twinform {

namespace {

using namespace std::chrono;

constexpr std::string_view kHint =
    "write \"2026-12-24\", \"2026-12-24 to 2027-01-02\", \"25 Dec\", \"24 Dec to 2 Jan\" or the name of an .ics file";
constexpr int kFirstYear = 1970;

// A date, or a day of every year.
struct ClosedDay {
  std::optional<LocalDay> date;
  month_day yearly{};
};

Result<ClosedDay> read_closed_day(WhenCursor& words) {
  if (auto date = parse_day(words.word())) return words.take(), ClosedDay{date};
  words.accept({"every"});
  auto number = parse_integer(words.word());
  auto month_number = month_named(words.word(1));
  if (!number || !month_number) return words.wrong("here should be a date", kHint);
  month_day yearly{month{*month_number}, day{static_cast<unsigned>(std::clamp<long long>(*number, 0, 99))}};
  if (!yearly.ok()) return words.wrong("no month has such a day", kHint);
  words.go_to(words.place() + 2);
  return ClosedDay{.date = {}, .yearly = yearly};
}

// 29 February is left out where the year has none.
Closure in_year(int number, const month_day& first, const month_day& last) {
  LocalDay begin{year{number} / first.month() / first.day()};
  year_month_day end = year{last < first ? number + 1 : number} / last.month() / last.day();
  return {begin, LocalDay{end} + days{end.ok() ? 1 : 0}};
}

}  // namespace

Result<void> Closures::add(std::string_view text) {
  if (text.size() > kLongestRule) return fail_at_end(text.substr(0, 0), "this is too long for a date", kHint);
  auto parts = split_rule(text);
  if (parts.size() > 1) return fail_at(text, {text, 0}, "this holds a semicolon", kHint);
  WhenCursor words(text, std::move(parts.front()));
  ClosedDay first = TRY(read_closed_day(words)), last = first;
  std::size_t second = words.place() + 1;
  if (words.accept({"to", "through", "until", "till", "-", "–"})) last = TRY(read_closed_day(words));
  if (!words.done()) return words.wrong("here it should end", "write one date or span each, in a list");
  words.go_to(second);
  if (first.date.has_value() != last.date.has_value())
    return words.wrong("one end has a year and the other has none", kHint);
  if (first.date && *last.date < *first.date) return words.wrong("this span ends before it begins", kHint);
  if (first.date) return add(Closure{*first.date, *last.date + days{1}}), Result<void>{};
  int last_year = static_cast<int>(year_month_day{kLastRepeat}.year());
  for (int number = kFirstYear; number <= last_year; ++number) add(in_year(number, first.yearly, last.yearly));
  return {};
}

void Closures::add(const Closure& closure) {
  auto [begin, end] = closure;
  if (begin >= end) return;
  auto next = spans_.upper_bound(begin);
  if (next != spans_.begin() && std::prev(next)->second >= begin) --next;
  while (next != spans_.end() && next->first <= end) {
    begin = std::min(begin, next->first);
    end = std::max(end, next->second);
    next = spans_.erase(next);
  }
  spans_.emplace(begin, end);
}

bool Closures::contains(LocalTime at) const { return end_after(at) > at; }

LocalTime Closures::end_after(LocalTime at) const {
  auto next = spans_.upper_bound(at);
  return next == spans_.begin() ? at : std::max(at, std::prev(next)->second);
}

std::vector<Closure> Closures::following(LocalTime at, std::size_t most) const {
  std::vector<Closure> out;
  auto next = spans_.upper_bound(at);
  if (next != spans_.begin() && std::prev(next)->second > at) --next;
  for (; next != spans_.end() && out.size() < most; ++next) out.push_back({next->first, next->second});
  return out;
}

std::string to_text(const Closure& closure) {
  constexpr std::size_t kDate = 10;
  auto words = [](LocalTime at) { return replace_all(to_text(at), "T", " "); };
  LocalDay first = floor<days>(closure.begin), last = floor<days>(closure.end - Seconds{1});
  bool whole_days = closure.begin == LocalTime{first} && closure.end == LocalTime{last} + days{1};
  std::string begin = words(closure.begin), end = words(whole_days ? LocalTime{last} : closure.end);
  if (!whole_days && end.ends_with("00:00")) end = words(LocalTime{last}).substr(0, kDate) + " 24:00";
  if (closure.end == kForever) return "from " + begin.substr(0, whole_days ? kDate : begin.size()) + " on";
  if (closure.begin == kEver) return "until " + end.substr(0, whole_days ? kDate : end.size());
  if (first == last) return whole_days ? begin.substr(0, kDate) : begin + " to " + end.substr(kDate + 1);
  return whole_days ? begin.substr(0, kDate) + " to " + end.substr(0, kDate) : begin + " to " + end;
}

}  // namespace twinform
