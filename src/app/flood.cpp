// SPDX-License-Identifier: MIT
#include "app/flood.h"

#include <algorithm>

#include "app/rhythm.h"

namespace twinform {

namespace {

constexpr double kTimesTheRate = 10;
constexpr std::size_t kTimesTheBurst = 3;  // a journal's issue comes in one day, and the next may be a double one
constexpr Seconds kDay{86'400};

// The most that came within a day.
std::size_t largest_burst(std::vector<Instant> dates) {
  std::ranges::sort(dates);
  std::size_t most = 0;
  for (std::size_t end = 0, begin = 0; end < dates.size(); ++end) {
    while (dates[end] - dates[begin] > kDay) ++begin;
    most = std::max(most, end - begin + 1);
  }
  return most;
}

}  // namespace

bool is_flood(std::size_t fresh, std::vector<Instant> habit, Seconds absence) {
  if (fresh < kFewestInAFlood || fresh <= kTimesTheBurst * largest_burst(habit)) return false;
  auto rhythm = rhythm_of(std::move(habit));
  double days = static_cast<double>(std::max(absence, kDay).count()) / static_cast<double>(kDay.count());
  return rhythm && static_cast<double>(fresh) > kTimesTheRate * rhythm->a_day * days;
}

}  // namespace twinform
