// SPDX-License-Identifier: MIT
// How often something comes, from when it came.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"

namespace twinform {

struct Rhythm {
  Seconds usual;   // the median time between occasions; entries of one hour are one occasion
  Seconds seldom;  // nine in ten are shorter
  double a_day;    // entries a day, over the time that they span
};

// Of at least three occasions; dates in any order.
std::optional<Rhythm> rhythm_of(std::vector<Instant> dates);
// "about 3 a week", "less than one a year".
std::string describe_rate(const Rhythm& rhythm);
// In the largest unit that fits, rounded: "3 days", "2 hours", "5 weeks".
std::string describe_roughly(Seconds duration);
// Longer than three times the usual and half as long again as is seldom, three days at the least.
bool is_unusual_silence(const Rhythm& rhythm, Seconds silence);

}  // namespace twinform
