// SPDX-License-Identifier: MIT
// The reader of "weekdays 09:00": phrases in any order, each about days, times or bounds.
#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "time/day_names.h"
#include "time/rule.h"
#include "time/when_cursor.h"
#include "time/when_days.h"

namespace twinform {

namespace {

constexpr int kEndOfDay = 1440;

// One alternative: what stands between semicolons.
class WhenReader {
 public:
  WhenReader(std::string_view text, std::vector<RuleToken> tokens) : words_(text, std::move(tokens)) {}

  Result<Pattern> read() {
    pattern_.months.set();
    while (!words_.done()) TRY(read_phrase());
    TRY(settle_times());
    TRY(settle_days());
    return std::move(pattern_);
  }

 private:
  Result<void> read_phrase() {
    if (words_.accept({",", "at", "on", "and", "the", "each"})) return {};
    if (words_.accept({"or"})) return read_alternative();
    if (words_.accept({"every"})) return read_every();
    if (words_.accept({"daily", "everyday"})) return add_days(every_day(), words_.place() - 1);
    if (words_.accept({"hourly"})) return set_step(60);
    if (words_.accept({"from", "starting", "between"})) return read_start();
    if (words_.accept({"until", "till"})) return read_until();
    if (words_.accept({"in", "of"})) return read_in_months();
    if (accept_random()) return {};
    if (words_.begins_time()) return read_time();
    return read_days();
  }

  // "random", "randomly", "a random time"
  bool accept_random() {
    std::size_t ahead = is_one_of(words_.word(), {"a", "some"}) ? 1 : 0;
    if (!is_one_of(words_.word(ahead), {"random", "randomly"})) return false;
    random_place_ = words_.place();
    words_.go_to(words_.place() + ahead + 1);
    words_.accept({"time", "times", "moment"});
    return random_ = true;
  }

  Result<void> read_days() {
    std::size_t start = words_.place();
    if (words_.accept({"day", "days"})) return add_days(TRY(read_days_of_month(words_)), start);
    if (begins_ordinal(words_.word())) return add_days(TRY(read_ordinals(words_)), start);
    if (parse_day(words_.word())) return add_days(TRY(read_dates(words_)), start);
    if (is_digit(words_.word().front()) && month_named(words_.word(1))) return read_yearly_date();
    if (is_digit(words_.word().front())) {
      return words_.wrong("this is neither a time nor a date",
                          "write times like 09:00, dates like 2026-12-24, and \"15th\" for a day of the month");
    }
    return add_days(TRY(read_weekdays(words_)), start);
  }

  // "24 Dec"
  Result<void> read_yearly_date() {
    std::size_t start = words_.place();
    DaySet days = TRY(read_days_of_month(words_));
    TRY(add_days(days, start));
    return set_months();
  }

  Result<void> set_months() {
    if (months_given_)
      return words_.wrong("the months are given twice",
                          "put schedules apart with a semicolon: \"24 Dec 09:00; 6 Jan 09:00\"");
    months_given_ = true;
    pattern_.months = TRY(read_months(words_));
    return {};
  }

  static DaySet every_day() {
    DaySet days;
    days.weekdays.set();
    return days;
  }

  Result<void> add_days(const DaySet& days, std::size_t start) {
    if (days_given_ && !alternative_) {
      words_.go_to(start);
      return words_.wrong("the days are given twice",
                          "join them with \"or\", or put schedules apart with a semicolon: \"Mon 09:00; Fri 16:00\"");
    }
    days_given_ = true;
    if (alternative_) {
      pattern_.days.back().add(days);
    } else {
      pattern_.days.push_back(days);
    }
    alternative_ = false;
    return {};
  }

  Result<void> read_alternative() {
    if (!days_given_ || words_.done())
      return words_.wrong("\"or\" stands between days: \"first Mon or last day 09:00\"");
    alternative_ = true;
    return {};
  }

  Result<void> set_step(int minutes) {
    if (step_ != 0) return words_.wrong("\"every\" stands twice");
    step_ = minutes;
    return {};
  }

  // Behind "every": "30 min", "30min", "2 weeks", "other week", "day", "Mon".
  Result<void> read_every() {
    std::string_view word = words_.word();
    if (begins_ordinal(word)) return {};
    std::size_t digits = 0;
    while (digits < word.size() && is_digit(word[digits])) ++digits;
    bool other = iequals(word, "other");
    if (digits == 0 && !other) return read_unit(word, 1, false);
    auto count = other ? 2 : parse_integer(word.substr(0, digits)).value_or(0);
    if (count < 1 || count > kEndOfDay) return words_.wrong("this is no number of minutes, hours, days or weeks");
    std::string_view unit = other ? std::string_view{} : word.substr(digits);
    if (unit.empty()) {
      words_.take();
      unit = words_.word();
    }
    return read_unit(unit, static_cast<int>(count), true);
  }

  Result<void> read_unit(std::string_view unit, int count, bool counted) {
    if (is_one_of(unit, {"m", "min", "mins", "minute", "minutes"})) return words_.take(), set_step(count);
    if (is_one_of(unit, {"h", "hour", "hours"})) {
      if (count > 24) return words_.wrong("there are 24 hours in a day");
      return words_.take(), set_step(count * 60);
    }
    if (is_one_of(unit, {"day", "days"})) {
      words_.take();
      return count == 1 ? add_days(every_day(), words_.place() - 1) : set_stride(count, false);
    }
    if (is_one_of(unit, {"week", "weeks"})) return words_.take(), set_stride(count, true);
    if (counted && weekday_named(unit)) return set_stride(count, true);
    if (counted && is_one_of(unit, {"month", "months"}))
      return words_.wrong("months are named, not counted", "write \"1st 09:00 in Jan,Apr,Jul,Oct\"");
    if (counted)
      return words_.wrong("after the number a unit is missing",
                          "write min, hours, days or weeks: \"every 30 min 08:00-20:00\"");
    words_.accept({"month"});
    return {};
  }

  Result<void> set_stride(int every, bool weeks) {
    if (every == 1) return {};
    if (every > (weeks ? 52 : 366)) return words_.wrong("this is more than a year");
    pattern_.stride = Stride{.every = every, .weeks = weeks, .from = {}};
    return {};
  }

  // Behind "from": a date, perhaps to another, or a time and "to" another.
  Result<void> read_start() {
    std::size_t start = words_.place();
    if (auto first = parse_clock(words_.word())) {
      words_.take();
      words_.accept({"to", "until", "till", "and", "-"});
      auto last = parse_clock(words_.word(), kEndOfDay);
      if (!last) return words_.wrong("here should be the last time", "write \"every 30 min from 08:00 to 20:00\"");
      words_.take();
      windows_.push_back({*first, *last, start});
      return {};
    }
    if (words_.begins_time()) return {};
    pattern_.from = TRY(read_date(words_));
    if (parse_day(words_.word(1)) && words_.accept({"to", "through", "and", "-"})) return read_until();
    return {};
  }

  Result<void> read_until() {
    pattern_.until = TRY(read_date(words_));
    return {};
  }

  Result<void> read_in_months() {
    while (words_.accept({"the", "each", "every"})) continue;
    if (words_.accept({"month"})) return {};
    return set_months();
  }

  Result<void> read_time() {
    std::size_t start = words_.place();
    auto time = [](std::string_view word) { return parse_clock(word, kEndOfDay); };
    auto [first, last, single] = TRY(words_.read_span(time, "this is no time of day",
                                                      "write it like 09:00, or 08:00-20:00 behind \"every 30 min\""));
    if (first < kEndOfDay && !single) {
      windows_.push_back({first, last, start});
      return {};
    }
    if (first == kEndOfDay) {
      words_.go_to(start);
      return words_.wrong("the day ends with 23:59", "write 00:00 of the day after");
    }
    pattern_.times.push_back(first);
    last_time_ = start;
    return {};
  }

  tl::unexpected<Error> wrong_at(std::size_t place, std::string what, std::string_view hint) {
    words_.go_to(place);
    return words_.wrong(std::move(what), hint);
  }

  Result<void> settle_times() {
    TRY(random_ ? settle_random() : settle_fixed());
    if (pattern_.times.empty())
      return words_.wrong("it does not say at what time of day", "add one: \"weekdays 09:00\"");
    std::ranges::sort(pattern_.times);
    auto repeated = std::ranges::unique(pattern_.times);
    pattern_.times.erase(repeated.begin(), repeated.end());
    return {};
  }

  Result<void> settle_fixed() {
    if (step_ == 0 && !windows_.empty()) {
      return wrong_at(windows_.back().place, "a span of time needs to know how often",
                      "write \"every 30 min 08:00-20:00\", or \"09:00-11:00 at random\" for once");
    }
    if (step_ != 0 && windows_.empty()) {
      if (!pattern_.times.empty())
        return wrong_at(last_time_, "beside \"every\" a single time is not clear", "write a span, such as 09:00-23:59");
      windows_.push_back({0, kEndOfDay - 1, 0});
    }
    for (auto [first, last, place] : windows_) {
      if (last < first)
        return wrong_at(place, "this span ends before it begins",
                        "write two: \"every 30 min 20:00-23:59 00:00-08:00\"");
      for (int minute = first; minute <= std::min(last, kEndOfDay - 1); minute += step_)
        pattern_.times.push_back(minute);
    }
    return {};
  }

  // A window may end on the day after: "between 22:00 and 01:00 at random".
  Result<void> settle_random() {
    constexpr std::string_view kHint = "write \"weekdays at random between 09:00 and 11:00\"";
    if (step_ != 0) return wrong_at(random_place_, "\"every\" and \"random\" do not go together", kHint);
    if (!pattern_.times.empty()) {
      return wrong_at(last_time_, "beside \"random\" a single time is not clear",
                      "put schedules apart with a semicolon: \"Mon 09:00; Fri 14:00-16:00 at random\"");
    }
    if (windows_.empty()) return wrong_at(random_place_, "it does not say between which times", kHint);
    for (auto [first, last, place] : windows_) {
      if (last == first) return wrong_at(place, "there is no time between these", kHint);
      pattern_.times.push_back(first);
      int& length = pattern_.windows[first];
      length = std::max(length, last - first + (last < first ? kEndOfDay : 0));
    }
    return {};
  }

  Result<void> settle_days() {
    if (!pattern_.stride) return {};
    if (!pattern_.from) {
      return words_.wrong("it does not say from when to count",
                          "add the first day: \"every 2 weeks on Tue from 2026-01-06 09:00\"");
    }
    pattern_.stride->from = *pattern_.from;
    if (pattern_.stride->weeks && !days_given_) {
      DaySet days;
      days.weekdays.set(std::chrono::weekday{*pattern_.from}.c_encoding());
      pattern_.days.push_back(days);
    }
    return {};
  }

  struct Window {
    int first, last;    // minutes after midnight, both inclusive
    std::size_t place;  // for errors
  };

  WhenCursor words_;
  Pattern pattern_;
  bool days_given_ = false, months_given_ = false, alternative_ = false;  // "or" stood right before
  int step_ = 0;                                                          // minutes
  std::vector<Window> windows_;
  bool random_ = false;
  std::size_t last_time_ = 0, random_place_ = 0;  // for errors
};

bool is_cron(std::string_view text) {
  constexpr std::size_t kFields = 5;
  return looks_like_cron(text) && (trim(text).starts_with('@') || split_words(text).size() == kFields);
}

}  // namespace

Result<Recurrence> parse_when(std::string_view text) {
  if (text.size() > kLongestRule)
    return fail_at_end(text.substr(0, 0), "this is too long for a schedule", kWhenExamples);
  if (is_cron(text))
    return fail_at(text, {text, 0}, "this is no schedule in words",
                   "the key for crontab(5) is cron: cron = \"0 9 * * 1-5\"");
  std::vector<Pattern> patterns;
  for (std::vector<RuleToken>& tokens : split_rule(text)) {
    if (tokens.empty()) return fail_at_end(text, "here should be days and times", kWhenExamples);
    patterns.push_back(TRY(WhenReader(text, std::move(tokens)).read()));
  }
  return finish_rule(text, std::move(patterns));
}

}  // namespace twinform
