// SPDX-License-Identifier: MIT
// Schedules, and what each means for a minute of the wall clock, by arithmetic that knows nothing of how they are stored.
#pragma once

#include <chrono>
#include <functional>
#include <string_view>
#include <vector>

#include "time/recurrence.h"

namespace twinform {

struct Moment {
  std::chrono::local_days date;
  unsigned month, day, weekday, hour, minute, last_day;
  explicit Moment(LocalTime at) {
    using namespace std::chrono;
    date = floor<days>(at);
    year_month_day fields{date};
    month = static_cast<unsigned>(fields.month());
    day = static_cast<unsigned>(fields.day());
    weekday = std::chrono::weekday{date}.c_encoding();
    auto minutes_of_day = static_cast<unsigned>((at - date).count() / 60);
    hour = minutes_of_day / 60;
    minute = minutes_of_day % 60;
    last_day = static_cast<unsigned>(year_month_day_last{fields.year() / fields.month() / last}.day());
  }
  bool at(unsigned h, unsigned m) const { return hour == h && minute == m; }
  int days_since(int y, unsigned mon, unsigned d) const {
    using namespace std::chrono;
    return static_cast<int>(
        (date - local_days{std::chrono::year{y} / static_cast<int>(mon) / static_cast<int>(d)}).count());
  }
  bool workday() const { return weekday >= 1 && weekday <= 5; }
};

struct RuleClaim {
  std::string_view expression;
  bool cron;
  std::function<bool(const Moment&)> holds;
};

inline const std::vector<RuleClaim>& rule_claims() {
  static const std::vector<RuleClaim> kClaims{
      {"weekdays 09:00", false, [](const Moment& m) { return m.workday() && m.at(9, 0); }},
      {"daily 07:00 13:00", false, [](const Moment& m) { return m.at(7, 0) || m.at(13, 0); }},
      {"Sat-Mon 23:59", false, [](const Moment& m) { return (m.weekday == 6 || m.weekday < 2) && m.at(23, 59); }},
      {"every 7 min 22:00-23:30", false,
       [](const Moment& m) {
         return m.hour >= 22 && m.hour * 60 + m.minute <= 1410 && (m.hour * 60 + m.minute - 1320) % 7 == 0;
       }},
      {"every 90 min 08:00-20:00", false,
       [](const Moment& m) {
         auto since = static_cast<int>(m.hour * 60 + m.minute) - 480;
         return since >= 0 && since <= 720 && since % 90 == 0;
       }},
      {"every 30 min", false, [](const Moment& m) { return m.minute % 30 == 0; }},
      {"daily 00:30 01:30 02:15 09:00", false,
       [](const Moment& m) { return m.at(0, 30) || m.at(1, 30) || m.at(2, 15) || m.at(9, 0); }},
      {"every 2 weeks on Tue from 2023-12-26 02:00", false,
       [](const Moment& m) { return m.weekday == 2 && m.days_since(2023, 12, 26) % 14 == 0 && m.at(2, 0); }},
      {"first Mon or last day 09:00", false,
       [](const Moment& m) { return ((m.weekday == 1 && m.day <= 7) || m.day == m.last_day) && m.at(9, 0); }},
      {"third Thu 10:00", false,
       [](const Moment& m) { return m.weekday == 4 && m.day > 14 && m.day <= 21 && m.at(10, 0); }},
      {"last Sun 00:00", false, [](const Moment& m) { return m.weekday == 0 && m.day + 7 > m.last_day && m.at(0, 0); }},
      {"last day 18:00 in Feb,Apr", false,
       [](const Moment& m) { return m.day == m.last_day && (m.month == 2 || m.month == 4) && m.at(18, 0); }},
      {"day 1,29-31 00:00 12:00", false,
       [](const Moment& m) { return (m.day == 1 || m.day >= 29) && (m.at(0, 0) || m.at(12, 0)); }},
      {"every 3 days from 2024-01-01 06:30", false,
       [](const Moment& m) {
         return m.days_since(2024, 1, 1) >= 0 && m.days_since(2024, 1, 1) % 3 == 0 && m.at(6, 30);
       }},
      {"*/17 3,4 * * *", true, [](const Moment& m) { return (m.hour == 3 || m.hour == 4) && m.minute % 17 == 0; }},
      {"0 9 13 * fri", true, [](const Moment& m) { return (m.day == 13 || m.weekday == 5) && m.at(9, 0); }},
      {"0 9 */2 * fri", true, [](const Moment& m) { return m.day % 2 == 1 && m.weekday == 5 && m.at(9, 0); }},
      {"30 4 1 1,7 *", true,
       [](const Moment& m) { return m.day == 1 && (m.month == 1 || m.month == 7) && m.at(4, 30); }},
  };
  return kClaims;
}

inline Recurrence rule_of(const RuleClaim& claim) {
  return (claim.cron ? parse_cron(claim.expression) : parse_when(claim.expression)).value();
}

}  // namespace twinform
