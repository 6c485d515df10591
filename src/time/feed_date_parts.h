// SPDX-License-Identifier: MIT
// What a date's text has told so far, and the moment that it amounts to.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "base/clock.h"
#include "time/date_order.h"

namespace twinform {

struct DateParts {
  std::optional<int> year, month, day;
  std::optional<int> hour;
  int minute = 0, second = 0;
  enum class Half { unknown, am, pm } half = Half::unknown;
  int offset = 0;  // minutes east

  bool has_day() const { return year && month && day; }
  // None where parts are missing or make no date: year, year and month, or all three; a time needs all three.
  std::optional<Instant> moment() const;
};

// RFC 2822 §4.3: two digits are 1950 to 2049, three are counted from 1900.
std::optional<int> full_year(std::int64_t value, int digits);

struct NumericPart {
  std::int64_t value = 0;
  int digits = 0;
};

// Three numbers with the same sign between them. A leading year of four digits is year-month-day; with dots it is day.month.year;
// otherwise whichever order makes a date, if only one does, else `order`.
bool set_numeric_date(DateParts& parts, const std::array<NumericPart, 3>& numbers, char32_t sign, DateOrder order);

// False where there is no such day: the 366th of 2026.
bool set_day_of_year(DateParts& parts, std::int64_t year, std::int64_t day);
// ISO 8601 weeks, Monday is 1.
bool set_week_date(DateParts& parts, std::int64_t year, std::int64_t week, std::int64_t weekday);
// Eight digits are YYYYMMDD, twelve have hhmm behind it, fourteen hhmmss.
void set_compact_date(DateParts& parts, std::int64_t value, int digits);

}  // namespace twinform
