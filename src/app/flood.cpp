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

// Articles are dated when they were online first, months before their issue.
bool is_archive(std::span<const Instant> fresh, Instant last_look) {
  constexpr Seconds kYear = 365 * kDay;
  auto old = std::ranges::count_if(fresh, [&](Instant date) { return last_look - date > kYear; });
  return 2 * old > std::ranges::ssize(fresh);
}

}  // namespace

bool is_flood(std::span<const Instant> fresh, std::vector<Instant> habit, Instant last_look, Instant now) {
  if (fresh.size() < kFewestInAFlood || fresh.size() <= kTimesTheBurst * largest_burst(habit)) return false;
  auto rhythm = rhythm_of(std::move(habit));
  if (!rhythm) return is_archive(fresh, last_look);
  double days = static_cast<double>(std::max(now - last_look, kDay).count()) / static_cast<double>(kDay.count());
  return static_cast<double>(fresh.size()) > kTimesTheRate * rhythm->a_day * days;
}

bool may_have_missed(std::span<const Instant> entries, Instant last_look) {
  constexpr std::size_t kFewest = 5;
  if (entries.size() < kFewest) return false;
  auto [first, last] = std::ranges::minmax(entries);
  return first > last_look && first != last;
}

}  // namespace twinform
