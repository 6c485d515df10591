// SPDX-License-Identifier: MIT
#include "time/rule.h"

#include <algorithm>
#include <array>

#include "time/rule_text.h"

namespace twinform {

namespace {

using namespace std::chrono;

constexpr days kHorizon{41 * 366};  // across 2100, 29 February falls on a given weekday after 40 years

struct DayFacts {
  unsigned weekday, day, last;
  explicit DayFacts(LocalDay at) {
    year_month_day date{at};
    weekday = std::chrono::weekday{at}.c_encoding();
    day = static_cast<unsigned>(date.day());
    last = static_cast<unsigned>(year_month_day_last{date.year(), date.month() / std::chrono::last}.day());
  }
};

bool is_workday(unsigned weekday) { return weekday != 0 && weekday != 6; }

// How many Mondays to Fridays there are in the `count` days that end with (or, stepping by -1, begin with) a weekday.
unsigned workdays_among(unsigned count, unsigned weekday, unsigned step) {
  unsigned found = 0;
  for (unsigned i = 0; i < count; ++i, weekday = (weekday + step) % 7) found += is_workday(weekday) ? 1 : 0;
  return found;
}

bool is_nth_workday(const DayFacts& facts, const std::bitset<6>& wanted) {
  if (wanted.none() || !is_workday(facts.weekday)) return false;
  unsigned ordinal = workdays_among(facts.day, facts.weekday, 6);
  if (ordinal <= 5 && wanted.test(ordinal - 1)) return true;
  return wanted.test(kLastOfMonth) && workdays_among(facts.last - facts.day + 1, facts.weekday, 1) == 1;
}

bool fits(const Stride& stride, LocalDay day) {
  if (day < stride.from) return false;
  if (!stride.weeks) return (day - stride.from).count() % stride.every == 0;
  auto monday = [](LocalDay of) { return of - (weekday{of} - Monday); };
  return (monday(day) - monday(stride.from)).count() / 7 % stride.every == 0;
}

std::optional<LocalTime> next_in(const Pattern& pattern, LocalTime after) {
  LocalDay day = floor<days>(after);
  LocalDay end = day + kHorizon;
  if (pattern.until) end = std::min(end, *pattern.until);
  if (pattern.from && *pattern.from > day) {
    day = *pattern.from;
    if (!pattern.until) end = day + kHorizon;
  }
  for (; day <= end; day += days{1}) {
    if (!pattern.on(day)) continue;
    auto time = std::ranges::find_if(pattern.times, [&](int minute) { return day + minutes{minute} > after; });
    if (time != pattern.times.end()) return day + minutes{*time};
  }
  return std::nullopt;
}

std::optional<LocalTime> latest_in(const Pattern& pattern, LocalTime at) {
  LocalDay day = floor<days>(at);
  LocalDay end = day - kHorizon;
  if (pattern.from) end = std::max(end, *pattern.from);
  if (pattern.until && *pattern.until < day) {
    day = *pattern.until;
    if (!pattern.from) end = day - kHorizon;
  }
  for (; day >= end; day -= days{1}) {
    if (!pattern.on(day)) continue;
    auto time = std::find_if(pattern.times.rbegin(), pattern.times.rend(),
                             [&](int minute) { return day + minutes{minute} <= at; });
    if (time != pattern.times.rend()) return day + minutes{*time};
  }
  return std::nullopt;
}

// Dates that the calendar functions and to_text() can stand for.
LocalTime within_reason(LocalTime at) {
  constexpr LocalTime kFirst{local_days{year{100} / 1 / 1}}, kLast{local_days{year{9900} / 1 / 1}};
  return std::clamp(at, kFirst, kLast);
}

}  // namespace

bool DaySet::contains(LocalDay at) const {
  DayFacts facts(at);
  if (weekdays.test(facts.weekday) || of_month.test(facts.day)) return true;
  if (nth[(facts.day - 1) / 7].test(facts.weekday)) return true;
  if (facts.last - facts.day < 7 && nth[kLastOfMonth].test(facts.weekday)) return true;
  if (last_of_month && facts.day == facts.last) return true;
  return is_nth_workday(facts, workdays) || std::ranges::binary_search(dates, at);
}

void DaySet::add(const DaySet& other) {
  weekdays |= other.weekdays;
  for (std::size_t i = 0; i < nth.size(); ++i) nth[i] |= other.nth[i];
  workdays |= other.workdays;
  of_month |= other.of_month;
  last_of_month |= other.last_of_month;
  dates.insert(dates.end(), other.dates.begin(), other.dates.end());
  std::ranges::sort(dates);
}

bool Pattern::on(LocalDay day) const {
  if (!months.test(static_cast<unsigned>(year_month_day{day}.month()))) return false;
  if (stride && !fits(*stride, day)) return false;
  return std::ranges::all_of(days, [&](const DaySet& set) { return set.contains(day); });
}

std::optional<LocalTime> Recurrence::next(LocalTime after) const {
  std::optional<LocalTime> first;
  for (const Pattern& pattern : rule_->patterns) {
    auto found = next_in(pattern, within_reason(after));
    if (found && (!first || *found < *first)) first = found;
  }
  return first;
}

std::optional<LocalTime> Recurrence::latest(LocalTime at) const {
  std::optional<LocalTime> last;
  for (const Pattern& pattern : rule_->patterns) last = std::max(last, latest_in(pattern, within_reason(at)));
  return last;
}

minutes Recurrence::window(LocalTime nominal) const {
  LocalDay day = floor<days>(nominal);
  auto minute = static_cast<int>(floor<minutes>(nominal - day).count());
  minutes longest{0};
  for (const Pattern& pattern : rule_->patterns) {
    auto found = pattern.windows.find(minute);
    if (found != pattern.windows.end() && pattern.on(day)) longest = std::max(longest, minutes{found->second});
  }
  auto following = longest > minutes{0} ? next(nominal) : std::nullopt;
  return following ? std::min(longest, floor<minutes>(*following - nominal) - minutes{1}) : longest;
}

minutes Recurrence::longest_window() const {
  int longest = 0;
  for (const Pattern& pattern : rule_->patterns) {
    for (const auto& [start, length] : pattern.windows) longest = std::max(longest, length);
  }
  return minutes{longest};
}

const std::string& Recurrence::expression() const { return rule_->expression; }
std::string Recurrence::describe() const { return describe_rule(*rule_); }

Result<Recurrence> finish_rule(std::string_view expression, std::vector<Pattern> patterns) {
  constexpr LocalTime kBefore{local_days{year{1999} / 12 / 31}};
  for (const Pattern& pattern : patterns) {
    LocalTime start = pattern.days.size() == 1 && !pattern.days[0].dates.empty()
                          ? LocalTime{pattern.days[0].dates.front()} - Seconds{1}
                          : kBefore;
    if (!next_in(pattern, start)) {
      return fail_at(expression, {expression, 0}, "this never happens",
                     "no calendar has such a day, or it ends before it begins");
    }
  }
  return Recurrence(
      std::make_shared<const Recurrence::Rule>(Recurrence::Rule{std::string(expression), std::move(patterns)}));
}

}  // namespace twinform
