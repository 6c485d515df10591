// SPDX-License-Identifier: MIT
// Tables of dates as feeds write them, and what they mean.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "time/feed_date.h"

namespace twinform {

struct DateCase {
  std::string_view text, expected;  // RFC 3339, or "none"
};

inline std::string read(std::string_view text) {
  auto moment = parse_feed_date(text);
  return moment ? to_rfc3339(*moment) : "none";
}

inline void check(const std::vector<DateCase>& cases) {
  for (const DateCase& c : cases) {
    CAPTURE(c.text);
    CHECK(read(c.text) == c.expected);
  }
}

}  // namespace twinform
