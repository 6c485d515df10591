// SPDX-License-Identifier: MIT
// The hours of the day in which nothing is posted.
#pragma once

#include <bitset>
#include <string>
#include <string_view>

#include "time/zone.h"

namespace twinform {

class QuietHours {
 public:
  // "22:00 to 07:00", "12:00-13:00"; the end is no longer quiet. Errors carry the column within `text`.
  Result<void> add(std::string_view text);
  bool any() const { return minutes_.any(); }
  bool contains(LocalTime at) const;
  // The first moment from `at` on that is not quiet.
  LocalTime end_after(LocalTime at) const;
  std::chrono::minutes longest() const;
  std::string describe() const;  // "12:00 to 13:00 and 22:00 to 07:00"; "" when there are none

 private:
  std::bitset<1440> minutes_;  // after midnight; never all of them
};

}  // namespace twinform
