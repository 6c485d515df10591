// SPDX-License-Identifier: MIT
#include "schedule/repeat.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "schedule/closures.h"
#include "time/rule_text.h"

namespace twinform {

namespace {

using namespace std::chrono;

constexpr std::size_t kMostDays = 100'000;
constexpr int kMostInterval = 1'000;

enum class Frequency { daily, weekly, monthly, yearly };

struct NthWeekday {
  int nth;  // 0: every one; -1: the last
  weekday day;
};

struct RepeatRule {
  Frequency frequency = Frequency::yearly;
  int every = 1;
  std::optional<long long> count;
  LocalDay until = kLastRepeat;
  std::bitset<13> months;  // none: any
  std::vector<int> month_days;
  std::vector<NthWeekday> weekdays;
  weekday week_start = Monday;
};

tl::unexpected<Error> not_understood(std::string_view part) {
  return fail(ErrorKind::input, fmt::format("\"{}\" of an RRULE is not understood", part),
              "write the days themselves into closed, or as events of their own");
}

std::optional<weekday> weekday_of(std::string_view code) {
  constexpr std::string_view kCodes = "SUMOTUWETHFRSA";
  std::size_t at = code.size() == 2 ? kCodes.find(code) : std::string_view::npos;
  if (at == std::string_view::npos || at % 2 != 0) return std::nullopt;
  return weekday{static_cast<unsigned>(at / 2)};
}

std::optional<long long> number_in(std::string_view text, long long least, long long most) {
  if (text.starts_with('+')) text.remove_prefix(1);
  auto number = parse_integer(text);
  return number && *number >= least && *number <= most && *number != 0 ? number : std::nullopt;
}

bool read_weekday(std::string_view text, RepeatRule& rule) {
  std::size_t code = text.size() < 2 ? 0 : text.size() - 2;
  auto day = weekday_of(text.substr(code));
  auto nth = code == 0 ? std::optional(0LL) : number_in(text.substr(0, code), -5, 5);
  if (day && nth) rule.weekdays.push_back({static_cast<int>(*nth), *day});
  return day && nth;
}

bool read_frequency(std::string_view text, RepeatRule& rule) {
  constexpr std::string_view kNames[]{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
  auto found = std::ranges::find(kNames, text);
  rule.frequency = static_cast<Frequency>(found - std::begin(kNames));
  return found != std::end(kNames);
}

bool read_until(std::string_view text, RepeatRule& rule) {
  if (text.size() < 8) return false;
  auto day = parse_day(fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2)));
  if (day) rule.until = std::min(rule.until, *day);
  return day.has_value();
}

bool read_list(std::string_view key, std::string_view text, RepeatRule& rule) {
  return std::ranges::all_of(split(text, ','), [&](std::string_view item) {
    if (key == "BYDAY") return read_weekday(item, rule);
    auto number = key == "BYMONTH" ? number_in(item, 1, 12) : number_in(item, -31, 31);
    if (!number) return false;
    if (key == "BYMONTH") return rule.months.set(static_cast<std::size_t>(*number)), true;
    return rule.month_days.push_back(static_cast<int>(*number)), true;
  });
}

bool read_part(std::string_view key, std::string_view value, RepeatRule& rule) {
  if (key == "FREQ") return read_frequency(value, rule);
  if (key == "UNTIL") return read_until(value, rule);
  if (key == "BYDAY" || key == "BYMONTH" || key == "BYMONTHDAY") return read_list(key, value, rule);
  if (key == "COUNT") return (rule.count = number_in(value, 1, 1'000'000)).has_value();
  if (key == "WKST") {
    auto day = weekday_of(value);
    rule.week_start = day.value_or(Monday);
    return day.has_value();
  }
  auto every = key == "INTERVAL" ? number_in(value, 1, kMostInterval) : std::nullopt;
  rule.every = static_cast<int>(every.value_or(1));
  return every.has_value();
}

Result<RepeatRule> read_rule(std::string_view text) {
  RepeatRule rule;
  bool has_frequency = false;
  for (std::string_view part : split(text, ';')) {
    std::size_t equals = part.find('=');
    std::string_view key = part.substr(0, equals);
    if (equals == std::string_view::npos || !read_part(key, part.substr(equals + 1), rule)) return not_understood(part);
    has_frequency |= key == "FREQ";
  }
  bool of_month = rule.frequency == Frequency::monthly || rule.frequency == Frequency::yearly;
  bool counts = std::ranges::any_of(rule.weekdays, [](const NthWeekday& day) { return day.nth != 0; });
  bool of_year = rule.frequency == Frequency::yearly && rule.months.none() && rule.month_days.empty();
  if (!has_frequency) return not_understood(text);
  if (!rule.weekdays.empty() && (of_year || (counts && !of_month))) return not_understood("BYDAY");
  return rule;
}

bool is_wanted(const RepeatRule& rule, LocalDay at) {
  year_month_day date{at};
  int day_number = static_cast<int>(static_cast<unsigned>(date.day()));
  int from_end = day_number - 1 - static_cast<int>(static_cast<unsigned>((date.year() / date.month() / last).day()));
  if (rule.months.any() && !rule.months.test(static_cast<unsigned>(date.month()))) return false;
  auto is_day = [&](int day) { return day == day_number || day == from_end; };
  if (!rule.month_days.empty() && std::ranges::none_of(rule.month_days, is_day)) return false;
  return rule.weekdays.empty() || std::ranges::any_of(rule.weekdays, [&](const NthWeekday& wanted) {
           if (weekday{at} != wanted.day) return false;
           return wanted.nth == 0 || wanted.nth == (day_number - 1) / 7 + 1 || wanted.nth == (from_end + 1) / 7 - 1;
         });
}

// The days of one month or week, [begin, end): those that the rule names, or where it names none, the one like the first.
class Repeater {
 public:
  Repeater(const RepeatRule& rule, LocalDay first) : rule_(rule), first_(first), days_{first} {}

  std::vector<LocalDay> run() {
    for (int period = 0; !is_over_; period += rule_.every) {
      switch (rule_.frequency) {
        case Frequency::daily: add_span(first_ + days{period}, days{1}, true); break;
        case Frequency::weekly: add_week(period); break;
        case Frequency::monthly: add_month(year_month_day{first_}, period); break;
        case Frequency::yearly: add_year(period); break;
      }
    }
    return std::move(days_);
  }

 private:
  void add_week(int number) {
    LocalDay begin = first_ - (weekday{first_} - rule_.week_start) + days{7 * number};
    add_span(begin, days{7}, !rule_.weekdays.empty(), first_ + days{7 * number});
  }

  void add_month(const year_month_day& from, int number) {
    year_month month = from.year() / from.month() + months{number};
    bool named = !rule_.month_days.empty() || !rule_.weekdays.empty();
    year_month_day like{month / year_month_day{first_}.day()};
    LocalDay begin{month / 1}, last_day{month / last};
    add_span(begin, last_day - begin + days{1}, named, like.ok() ? std::optional(LocalDay{like}) : std::nullopt);
  }

  void add_year(int number) {
    bool only_its_own = rule_.months.none() && rule_.month_days.empty();
    year_month_day first{first_};
    for (unsigned m = 1; m <= 12; ++m) {
      if (only_its_own && month{m} != first.month()) continue;
      if (rule_.months.none() || rule_.months.test(m)) add_month(first.year() / month{m} / 1, 12 * number);
    }
  }

  void add_span(LocalDay begin, days length, bool named, std::optional<LocalDay> like = {}) {
    if (begin > rule_.until) is_over_ = true;
    for (LocalDay day = begin; day < begin + length && !is_over_; day += days{1}) {
      if (day > first_ && (named || day == like) && is_wanted(rule_, day)) add(day);
    }
  }

  void add(LocalDay day) {
    bool counted_out = rule_.count && static_cast<long long>(days_.size()) >= *rule_.count;
    is_over_ = day > rule_.until || counted_out || days_.size() >= kMostDays;
    if (!is_over_) days_.push_back(day);
  }

  const RepeatRule& rule_;
  LocalDay first_;
  std::vector<LocalDay> days_;
  bool is_over_ = false;
};

}  // namespace

Result<std::vector<LocalDay>> repeat(std::string_view text, LocalDay first) {
  RepeatRule rule = TRY(read_rule(text));
  return Repeater(rule, first).run();
}

}  // namespace twinform
