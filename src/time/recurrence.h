// SPDX-License-Identifier: MIT
// "weekdays 09:00" and cron expressions: which wall-clock times a broadcast has.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "time/zone.h"

namespace twinform {

class Recurrence {
 public:
  // The first wall-clock time strictly after `after`; none when the rule has ended (or none within 40 years).
  std::optional<LocalTime> next(LocalTime after) const;
  // The last at or before `at`; none within 40 years.
  std::optional<LocalTime> latest(LocalTime at) const;
  // How long after `nominal`, a time of this rule, it may happen at random: whole minutes, 0 where the time is fixed. A window
  // ends before the next time of the rule.
  std::chrono::minutes window(LocalTime nominal) const;
  std::chrono::minutes longest_window() const;
  // The rule in words: "at 09:00 on Monday to Friday".
  std::string describe() const;
  const std::string& expression() const;

  struct Rule;
  explicit Recurrence(std::shared_ptr<const Rule> rule) : rule_(std::move(rule)) {}

 private:
  std::shared_ptr<const Rule> rule_;
};

// "weekdays 09:00", "Mon,Thu 08:30", "daily 07:00 13:00", "every 30 min 08:00-20:00", "first Mon 10:00",
// "last Fri 16:00", "last day 18:00", "day 1,15 09:00", "weekdays at random between 09:00 and 11:00". Errors carry the column within `text` in Error::where.
Result<Recurrence> parse_when(std::string_view text);
// Five fields, crontab(5): minute hour day-of-month month day-of-week; names, ranges, lists, steps, @daily.
Result<Recurrence> parse_cron(std::string_view text);
// Begins as cron expressions do and nothing in words does: "@daily", "*/5 …", "0 9 …".
bool looks_like_cron(std::string_view text);

}  // namespace twinform
