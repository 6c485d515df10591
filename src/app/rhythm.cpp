// SPDX-License-Identifier: MIT
#include "app/rhythm.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/strings.h"

namespace twinform {

namespace {

constexpr double kDay = 86'400;
constexpr double kNearlyOne = 0.9;  // a weekly feed with a holiday in it
constexpr Seconds kOccasion{3600};
constexpr Seconds kNeverSilence{3 * 86'400};  // a weekend and a holiday

struct Unit {
  const char *one, *many;
  double days;
};
constexpr std::array<Unit, 7> kUnits{{{"year", "years", 365.25},
                                      {"month", "months", 30.44},
                                      {"week", "weeks", 7},
                                      {"day", "days", 1},
                                      {"hour", "hours", 1.0 / 24},
                                      {"minute", "minutes", 1.0 / 1440},
                                      {"second", "seconds", 1.0 / 86'400}}};

}  // namespace

std::optional<Rhythm> rhythm_of(std::vector<Instant> dates) {
  std::ranges::sort(dates);
  std::vector<Seconds> gaps;
  for (std::size_t i = 1, last = 0; i < dates.size(); ++i) {
    if (dates[i] - dates[last] < kOccasion) continue;
    gaps.push_back(dates[i] - dates[last]);
    last = i;
  }
  if (gaps.size() < 2) return std::nullopt;
  std::ranges::sort(gaps);
  double days = static_cast<double>((dates.back() - dates.front()).count()) / kDay;
  return Rhythm{.usual = gaps[gaps.size() / 2],
                .seldom = gaps[gaps.size() * 9 / 10],
                .a_day = static_cast<double>(dates.size() - 1) / days};
}

std::string describe_rate(const Rhythm& rhythm) {
  constexpr std::array kPeriods{kUnits[3], kUnits[2], kUnits[1], kUnits[0]};
  for (const Unit& period : kPeriods) {
    double count = rhythm.a_day * period.days;
    if (count >= kNearlyOne) return fmt::format("about {:.0f} a {}", count, period.one);
  }
  return "less than one a year";
}

std::string describe_roughly(Seconds duration) {
  double days = static_cast<double>(duration.count()) / kDay;
  for (const Unit& unit : kUnits) {
    // Two of a unit say more than one of a larger: "40 days" rather than "1 month".
    bool fits = days >= 2 * unit.days || unit.days == kUnits.back().days;
    if (unit.days == 7 && days < 60) continue;
    if (fits) return counted(std::llround(days / unit.days), unit.one, unit.many);
  }
  return {};
}

bool is_unusual_silence(const Rhythm& rhythm, Seconds silence) {
  return silence > std::max({3 * rhythm.usual, rhythm.seldom * 3 / 2, kNeverSilence});
}

}  // namespace twinform
