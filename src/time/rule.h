// SPDX-License-Identifier: MIT
// What both notations of a recurrence become: sets of days, and times within a day.
#pragma once

#include <array>
#include <bitset>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "time/recurrence.h"

namespace twinform {

using LocalDay = std::chrono::local_days;
using Weekdays = std::bitset<7>;  // 0 is Sunday, as in cron

constexpr std::size_t kLastOfMonth = 5;  // index into DaySet::nth and workdays: first to fifth, then last

// A day is in the set when any part of it says so.
struct DaySet {
  Weekdays weekdays;
  std::array<Weekdays, 6> nth;  // first to fifth, last of that weekday in its month
  std::bitset<6> workdays;      // first to fifth, last Monday-to-Friday of its month
  std::bitset<32> of_month;     // 1 to 31
  bool last_of_month = false;   // 28 to 31, as the month has it
  std::vector<LocalDay> dates;  // sorted
  bool contains(LocalDay day) const;
  void add(const DaySet& other);  // what either contains
};

// Every so many days, counted from `from`; weeks begin on Monday.
struct Stride {
  int every = 1;
  bool weeks = false;
  LocalDay from{};
};

struct Pattern {
  std::vector<DaySet> days;  // a day has to be in each; none: any day
  std::bitset<13> months;    // 1 to 12
  std::optional<Stride> stride;
  std::optional<LocalDay> from, until;  // both inclusive
  std::vector<int> times;               // minutes after midnight, rising, not empty
  std::map<int, int> windows;           // times at which one begins in which it happens at random, and its minutes
  bool on(LocalDay day) const;
};

struct Recurrence::Rule {
  std::string expression;
  std::vector<Pattern> patterns;  // it happens when any says so
};

// The rule, unless it never happens.
Result<Recurrence> finish_rule(std::string_view expression, std::vector<Pattern> patterns);

std::string describe_rule(const Recurrence::Rule& rule);

}  // namespace twinform
