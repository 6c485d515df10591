// SPDX-License-Identifier: MIT
// A rule said back in English, from its values: what is said is what will happen, however it was written.
#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "time/day_names.h"
#include "time/rule.h"

namespace twinform {

namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 6> kOrdinals{"first", "second", "third", "fourth", "fifth", "last"};

// "a, b and c"
std::string listed(const std::vector<std::string>& items) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 == items.size() ? " and " : ", ";
    out += items[i];
  }
  return out;
}

// The members of a set by name, runs of three or more as "Monday to Friday".
template <std::size_t N, class Name>
std::vector<std::string> runs(const std::bitset<N>& set, const std::vector<std::size_t>& order, Name name) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i;
    while (end < order.size() && set.test(order[end])) ++end;
    if (end - i >= 3) {
      out.push_back(fmt::format("{} to {}", name(order[i]), name(order[end - 1])));
    } else {
      for (std::size_t at = i; at < end; ++at) out.push_back(std::string(name(order[at])));
    }
    i = end + 1;
  }
  return out;
}

std::vector<std::size_t> counting(std::size_t from, std::size_t to) {
  std::vector<std::size_t> out;
  for (std::size_t i = from; i <= to; ++i) out.push_back(i);
  return out;
}

std::string weekdays_in_words(const Weekdays& days) {
  return listed(
      runs(days, {1, 2, 3, 4, 5, 6, 0}, [](std::size_t d) { return weekday_name(static_cast<unsigned>(d)); }));
}

std::string clock(int minute) { return fmt::format("{:02}:{:02}", minute / 60, minute % 60); }
std::string date(LocalDay day) { return to_text(LocalTime{day}).substr(0, 10); }

std::string interval(int minutes) {
  if (minutes % 60 != 0) return fmt::format("every {}", counted(minutes, "minute", "minutes"));
  return minutes == 60 ? "every hour" : fmt::format("every {} hours", minutes / 60);
}

// The step between times if it is always the same, else 0.
int even_step(const std::vector<int>& times) {
  if (times.size() < 3) return 0;
  int step = times[1] - times[0];
  for (std::size_t i = 2; i < times.size(); ++i) {
    if (times[i] - times[i - 1] != step) return 0;
  }
  return step;
}

// "at minutes 0 and 45 of hours 8 to 20": the same minutes in each of several hours; "" where it is otherwise.
std::string hourly_in_words(const std::vector<int>& times) {
  std::bitset<24> hours;
  std::bitset<60> in_hour;
  for (int time : times) {
    hours.set(static_cast<std::size_t>(time / 60));
    in_hour.set(static_cast<std::size_t>(time % 60));
  }
  if (hours.count() * in_hour.count() != times.size()) return {};
  auto number = [](std::size_t n) { return std::to_string(n); };
  std::string said = listed(runs(in_hour, counting(0, 59), number));
  std::string when = hours.all() ? "every hour" : "hours " + listed(runs(hours, counting(0, 23), number));
  return fmt::format("at {} {} of {}", in_hour.count() == 1 ? "minute" : "minutes", said, when);
}

std::string times_in_words(const std::vector<int>& times) {
  constexpr std::size_t kMost = 12;
  if (int step = even_step(times); step > 0) {
    bool all_day = times.front() < step && times.back() + step >= 1440;
    if (all_day && times.front() == 0) return interval(step);
    return fmt::format("{} from {} to {}", interval(step), clock(times.front()), clock(times.back()));
  }
  std::vector<std::string> words;
  for (int time : times) words.push_back(clock(time));
  if (words.size() <= kMost) return "at " + listed(words);
  if (std::string hourly = hourly_in_words(times); !hourly.empty()) return hourly;
  return fmt::format("{} times a day, from {} to {}", words.size(), words.front(), words.back());
}

// "at random between 09:00 and 11:00 and between 14:00 and 15:00"
std::string windows_in_words(const std::map<int, int>& windows) {
  std::string out = "at random";
  for (const auto& [start, length] : windows) {
    int end = start + length > 1440 ? start + length - 1440 : start + length;
    out += fmt::format("{} between {} and {}", start == windows.begin()->first ? "" : " and", clock(start), clock(end));
  }
  return out;
}

// "the first and third Monday of the month": ordinals that have the same days are said together.
std::vector<std::string> nth_in_words(const DaySet& set) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < set.nth.size(); ++i) {
    if (set.nth[i].none() || std::find(set.nth.begin(), set.nth.begin() + i, set.nth[i]) != set.nth.begin() + i)
      continue;
    std::vector<std::string> ordinals;
    for (std::size_t j = i; j < set.nth.size(); ++j) {
      if (set.nth[j] == set.nth[i]) ordinals.emplace_back(kOrdinals[j]);
    }
    out.push_back(fmt::format("the {} {} of the month", listed(ordinals), weekdays_in_words(set.nth[i])));
  }
  return out;
}

std::string set_in_words(const DaySet& set) {
  std::vector<std::string> parts;
  if (set.weekdays.all()) return {};
  if (set.weekdays.any()) parts.push_back(weekdays_in_words(set.weekdays));
  for (std::string& words : nth_in_words(set)) parts.push_back(std::move(words));
  std::vector<std::string> working;
  for (std::size_t i = 0; i < kOrdinals.size(); ++i) {
    if (set.workdays.test(i)) working.emplace_back(kOrdinals[i]);
  }
  if (!working.empty()) parts.push_back(fmt::format("the {} working day of the month", listed(working)));
  auto numbers = runs(set.of_month, counting(1, 31), [](std::size_t d) { return std::to_string(d); });
  if (!numbers.empty()) parts.push_back(fmt::format("day {} of the month", listed(numbers)));
  if (set.last_of_month) parts.push_back("the last day of the month");
  std::vector<std::string> dates;
  for (LocalDay day : set.dates) dates.push_back(date(day));
  if (!dates.empty()) parts.push_back(listed(dates));
  return join(parts, " or ");
}

std::string days_in_words(const Pattern& pattern) {
  std::string out;
  for (const DaySet& set : pattern.days) {
    std::string words = set_in_words(set);
    if (!words.empty()) out += (out.empty() ? " on " : ", if that is ") + words;
  }
  bool counts_days = pattern.stride && !pattern.stride->weeks;
  if (out.empty() && !counts_days) out = " every day";
  if (pattern.stride) out += fmt::format(" every {} {}", pattern.stride->every, counts_days ? "days" : "weeks");
  return out;
}

std::string bounds_in_words(const Pattern& pattern) {
  std::string out;
  if (pattern.months.count() < 12) {
    out += " in " + listed(runs(pattern.months, counting(1, 12),
                                [](std::size_t m) { return month_name(static_cast<unsigned>(m)); }));
  }
  if (pattern.from) out += " from " + date(*pattern.from);
  if (pattern.until) out += " until " + date(*pattern.until);
  return out;
}

}  // namespace

std::string describe_rule(const Recurrence::Rule& rule) {
  std::vector<std::string> out;
  for (const Pattern& pattern : rule.patterns) {
    std::string times = pattern.windows.empty() ? times_in_words(pattern.times) : windows_in_words(pattern.windows);
    out.push_back(times + days_in_words(pattern) + bounds_in_words(pattern));
  }
  return join(out, "; ");
}

}  // namespace twinform
