// SPDX-License-Identifier: MIT
#include "time/feed_date_parts.h"

#include <cstdlib>

namespace twinform {

namespace {

using namespace std::chrono;

// Other calendars write years too: 1405 (Iran), 2569 (Thailand), 5787 (Israel). Outside of these it is not ours.
constexpr int kFirstYear = 1583, kLastYear = 2199;
constexpr int kMostOffset = 15 * 60;

std::optional<year_month_day> date_of(std::optional<int> year_number, std::int64_t month_number,
                                      std::int64_t day_number) {
  if (!year_number || *year_number < kFirstYear || *year_number > kLastYear) return std::nullopt;
  if (month_number < 1 || month_number > 12 || day_number < 1 || day_number > 31) return std::nullopt;
  year_month_day date{year{*year_number}, month{static_cast<unsigned>(month_number)},
                      day{static_cast<unsigned>(day_number)}};
  return date.ok() ? std::optional(date) : std::nullopt;
}

// The hour by a 24-hour clock.
std::optional<int> full_hour(const DateParts& parts) {
  int hour = parts.hour.value_or(0);
  if (parts.half == DateParts::Half::am) {
    if (hour > 12) return std::nullopt;
    return hour % 12;
  }
  if (parts.half == DateParts::Half::pm && hour < 12) return hour + 12;
  return hour;
}

bool set_date(DateParts& parts, const std::optional<year_month_day>& date) {
  if (!date) return false;
  parts.year = static_cast<int>(date->year());
  parts.month = static_cast<int>(static_cast<unsigned>(date->month()));
  parts.day = static_cast<int>(static_cast<unsigned>(date->day()));
  return true;
}

}  // namespace

std::optional<int> full_year(std::int64_t value, int digits) {
  if (digits == 4) return static_cast<int>(value);
  if (digits == 3 && value >= 100) return static_cast<int>(1900 + value);
  if (digits == 2) return static_cast<int>(value < 50 ? 2000 + value : 1900 + value);
  return std::nullopt;
}

std::optional<Instant> DateParts::moment() const {
  if (!year || (day && !month) || (hour && !has_day())) return std::nullopt;
  auto date = date_of(year, month.value_or(1), day.value_or(1));
  auto full = full_hour(*this);
  bool midnight = full == 24 && minute == 0 && second == 0;
  if (!date || !full || (*full > 23 && !midnight) || minute > 59 || second > 60 || std::abs(offset) > kMostOffset) {
    return std::nullopt;
  }
  return sys_days{*date} + hours{*full} + minutes{minute - offset} + seconds{second};
}

bool set_numeric_date(DateParts& parts, const std::array<NumericPart, 3>& n, char32_t sign, DateOrder order) {
  if (n[1].digits > 2) return false;
  if (n[0].digits == 4 && n[2].digits <= 2) {
    return set_date(parts, date_of(full_year(n[0].value, 4), n[1].value, n[2].value));
  }
  if (n[0].digits > 2 || (n[2].digits != 4 && n[2].digits != 2)) return false;
  auto last_year = full_year(n[2].value, n[2].digits);
  auto european = date_of(last_year, n[1].value, n[0].value);
  if (sign == U'.') return set_date(parts, european);
  auto american = date_of(last_year, n[0].value, n[1].value);
  if (european && order == DateOrder::day_first) return set_date(parts, european);
  if (american && order == DateOrder::month_first) return set_date(parts, american);
  auto year_first =
      n[0].digits == 2 && n[2].digits == 2 ? date_of(full_year(n[0].value, 2), n[1].value, n[2].value) : std::nullopt;
  std::optional<year_month_day> only;
  for (const auto& reading : {european, american, year_first}) {
    if (reading && only && *reading != *only) return false;
    if (reading) only = reading;
  }
  return set_date(parts, only);
}

bool set_day_of_year(DateParts& parts, std::int64_t year_number, std::int64_t day) {
  year_month_day date{sys_days{year{static_cast<int>(year_number)} / 1 / 1} + days{day - 1}};
  return day >= 1 && static_cast<int>(date.year()) == year_number && set_date(parts, date);
}

bool set_week_date(DateParts& parts, std::int64_t year_number, std::int64_t week, std::int64_t weekday) {
  if (week < 1 || week > 53 || weekday < 1 || weekday > 7) return false;
  sys_days fourth = year{static_cast<int>(year_number)} / January / 4;  // always in the first week
  sys_days monday = fourth - (std::chrono::weekday{fourth} - Monday) + weeks{week - 1};
  bool in_year = (year_month_day{monday + days{3}}).year() == year{static_cast<int>(year_number)};
  return in_year && set_date(parts, year_month_day{monday + days{weekday - 1}});
}

void set_compact_date(DateParts& parts, std::int64_t value, int digits) {
  std::int64_t scale = digits == 14 ? 1'000'000 : digits == 12 ? 10'000 : 1;
  auto date = static_cast<int>(value / scale);
  if (scale > 1) {
    auto clock = static_cast<int>(value % scale) * (scale == 10'000 ? 100 : 1);
    parts.hour = clock / 10'000;
    parts.minute = clock / 100 % 100;
    parts.second = clock % 100;
  }
  parts.year = date / 10'000;
  parts.month = date / 100 % 100;
  parts.day = date % 100;
}

}  // namespace twinform
