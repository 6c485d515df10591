// SPDX-License-Identifier: MIT
// The reader of "weekdays 09:00": phrases in any order, each about days, times or bounds.
#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

#include "base/strings.h"
#include "time/day_names.h"
#include "time/rule.h"
#include "time/rule_text.h"
#include "time/when_words.h"

namespace twinform {

namespace {

constexpr std::string_view kExamples =
    "examples: \"weekdays 09:00\", \"Mon,Thu 08:30\", \"every 30 min 08:00-20:00\", \"first Mon 10:00\"";

struct Window {
  int first = 0, last = 1439;
};

// One alternative: what stands between semicolons.
class WhenReader {
 public:
  WhenReader(std::string_view text, std::vector<RuleToken> tokens) : text_(text), tokens_(std::move(tokens)) {}

  Result<Pattern> read() {
    pattern_.months.set();
    while (!done()) TRY(read_phrase());
    TRY(settle_times());
    TRY(settle_days());
    return std::move(pattern_);
  }

 private:
  bool done() const { return at_ >= tokens_.size(); }
  const RuleToken& token() const { return tokens_[std::min(at_, tokens_.size() - 1)]; }
  std::string_view word() const { return done() ? std::string_view{} : tokens_[at_].text; }
  bool accept(std::initializer_list<std::string_view> words) {
    bool found = is_one_of(word(), words);
    if (found) ++at_;
    return found;
  }
  tl::unexpected<Error> wrong(std::string what, std::string_view hint = kExamples) const {
    return done() ? fail_at_end(text_, std::move(what), hint) : fail_at(text_, token(), std::move(what), hint);
  }

  Result<void> read_phrase() {
    if (accept({",", "at", "on", "and", "the", "each"})) return {};
    if (accept({"every"})) return read_every();
    if (accept({"daily", "everyday"})) return set_days({});
    if (accept({"hourly"})) return set_step(60);
    if (accept({"from", "starting", "between"})) return read_start();
    if (accept({"until", "till"})) return read_until();
    if (accept({"in", "of"})) return read_months();
    if (accept({"day", "days"})) return read_days_of_month();
    if (ordinal_named(word())) return read_ordinals();
    if (is_digit(word().front())) return read_number();
    return read_weekdays();
  }

  Result<void> set_days(std::optional<DaySet> days) {
    if (days_given_) {
      --at_;
      return wrong("the days are given twice",
                   "put alternatives apart with a semicolon: \"Mon 09:00; first Fri 16:00\"");
    }
    days_given_ = true;
    if (days) pattern_.days.push_back(std::move(*days));
    return {};
  }

  Result<void> set_step(int minutes) {
    if (step_ != 0) return wrong("\"every\" stands twice");
    step_ = minutes;
    return {};
  }

  // Behind "every": "30 min", "30min", "2 weeks", "other week", "day", "Mon".
  Result<void> read_every() {
    if (ordinal_named(word())) return {};
    std::size_t digits = 0;
    while (digits < word().size() && is_digit(word()[digits])) ++digits;
    bool other = iequals(word(), "other");
    if (digits == 0 && !other) return read_unit(word(), 1, false);
    auto count = other ? 2 : parse_integer(word().substr(0, digits)).value_or(0);
    if (count < 1 || count > 1440) return wrong("this is no number of minutes, hours, days or weeks");
    std::string_view unit = other ? std::string_view{} : word().substr(digits);
    if (unit.empty()) {
      ++at_;
      unit = word();
    }
    return read_unit(unit, static_cast<int>(count), true);
  }

  Result<void> read_unit(std::string_view unit, int count, bool counted) {
    if (is_one_of(unit, {"m", "min", "mins", "minute", "minutes"})) return ++at_, set_step(count);
    if (is_one_of(unit, {"h", "hour", "hours"})) {
      if (count > 24) return wrong("there are 24 hours in a day");
      return ++at_, set_step(count * 60);
    }
    if (is_one_of(unit, {"day", "days"})) return ++at_, count == 1 ? set_days({}) : set_stride(count, false);
    if (is_one_of(unit, {"week", "weeks"})) return ++at_, set_stride(count, true);
    if (counted && weekday_named(unit)) return set_stride(count, true);
    if (counted)
      return wrong("after the number a unit is missing",
                   "write min, hours, days or weeks: \"every 30 min 08:00-20:00\"");
    accept({"month"});
    return {};
  }

  Result<void> set_stride(int every, bool weeks) {
    if (every == 1) return {};
    if (every > (weeks ? 52 : 366)) return wrong("this is more than a year");
    pattern_.stride = Stride{.every = every, .weeks = weeks, .from = {}};
    return {};
  }

  // Behind "from": a date, or a time and "to" another.
  Result<void> read_start() {
    if (auto first = parse_clock(word())) {
      ++at_;
      accept({"to", "until", "till", "and", "-"});
      auto last = parse_clock(word());
      if (!last) return wrong("here should be the last time", "write \"every 30 min from 08:00 to 20:00\"");
      ++at_;
      return add_window(*first, *last);
    }
    if (word().find(':') != std::string_view::npos) return {};
    pattern_.from = TRY(read_date());
    return {};
  }

  Result<void> read_until() {
    pattern_.until = TRY(read_date());
    return {};
  }

  Result<LocalDay> read_date() {
    auto day = parse_day(word());
    if (!day) return wrong("here should be a date", "write it like 2026-12-31");
    ++at_;
    return *day;
  }

  Result<void> read_number() {
    if (word().find(':') != std::string_view::npos) return read_time();
    if (!parse_day(word()))
      return wrong("this is neither a time nor a date", "write times like 09:00 and dates like 2026-12-24");
    DaySet days;
    do {
      days.dates.push_back(TRY(read_date()));
    } while (more_in_list() && parse_day(word()));
    std::ranges::sort(days.dates);
    return set_days(std::move(days));
  }

  Result<void> read_time() {
    std::size_t hyphen = word().find('-');
    auto first = parse_clock(word().substr(0, hyphen));
    auto last = hyphen == std::string_view::npos ? first : parse_clock(word().substr(hyphen + 1), 1440);
    if (!first || !last)
      return wrong("this is no time of day", "write it like 09:00, or 08:00-20:00 behind \"every 30 min\"");
    if (hyphen == std::string_view::npos) {
      pattern_.times.push_back(*first);
      ++at_;
      return {};
    }
    ++at_;
    return add_window(*first, *last);
  }

  Result<void> add_window(int first, int last) {
    if (last < first) {
      --at_;
      return wrong("this span ends before it begins", "write two: \"every 30 min 20:00-23:59 00:00-08:00\"");
    }
    windows_.push_back({first, std::min(last, 1439)});
    window_token_ = at_ - 1;
    return {};
  }

  // True when a comma stood here, which is then behind us; "Mon,Thu" and "Mon, Thu" are the same.
  bool more_in_list() { return accept({","}) && !done(); }

  Result<void> read_months() {
    if (accept({"the", "each", "every"})) {
    }
    if (accept({"month"})) return {};
    pattern_.months.reset();
    do {
      auto [first, last] = TRY(read_range(month_named, "here should be a month", "write it like \"in Jan,Jul\""));
      for (unsigned month = first;; month = month % 12 + 1) {
        pattern_.months.set(month);
        if (month == last) break;
      }
    } while (more_in_list());
    return {};
  }

  // "Mon" or "Mon-Fri".
  template <class Named>
  Result<std::pair<unsigned, unsigned>> read_range(Named named, std::string what, std::string_view hint) {
    std::size_t hyphen = word().find('-');
    auto first = named(word().substr(0, hyphen));
    auto last = hyphen == std::string_view::npos ? first : named(word().substr(hyphen + 1));
    if (!first || !last) return wrong(std::move(what), hint);
    ++at_;
    return std::pair(*first, *last);
  }

  Result<Weekdays> read_weekday_list() {
    Weekdays days;
    do {
      if (means_workday(word())) {
        ++at_;
        days |= Weekdays(0b0111110);
        continue;
      }
      if (accept({"weekend", "weekends"})) {
        days |= Weekdays(0b1000001);
        continue;
      }
      std::string near = hint_for_word();
      auto [first, last] = TRY(read_range(weekday_named, fmt::format("\"{}\" is not understood", word()), near));
      for (unsigned day = first;; day = (day + 1) % 7) {
        days.set(day);
        if (day == last) break;
      }
    } while (more_in_list() && !is_digit(word().front()));
    return days;
  }

  std::string hint_for_word() const {
    auto near = did_you_mean(word(), when_vocabulary());
    return near ? fmt::format("did you mean \"{}\"?", *near) : std::string(kExamples);
  }

  Result<void> read_weekdays() {
    DaySet days;
    days.weekdays = TRY(read_weekday_list());
    return set_days(std::move(days));
  }

  // "first,third Mon", "last day", "last weekday".
  Result<void> read_ordinals() {
    std::bitset<6> ordinals;
    do {
      auto ordinal = ordinal_named(word());
      if (!ordinal) return wrong("here should be first, second, third, fourth, fifth or last");
      ordinals.set(*ordinal);
      ++at_;
    } while (more_in_list() || (accept({"and"}) && !done()));
    DaySet days;
    if (accept({"day", "days"})) {
      days.last_of_month = ordinals.test(kLastOfMonth);
      for (std::size_t i = 0; i < kLastOfMonth; ++i) days.of_month.set(i + 1, ordinals.test(i));
    } else if (means_workday(word())) {
      ++at_;
      days.workdays = ordinals;
    } else if (done() || is_digit(word().front())) {
      return wrong("here should be a day of the week", "write \"first Mon 10:00\" or \"last day 18:00\"");
    } else {
      Weekdays weekdays = TRY(read_weekday_list());
      for (std::size_t i = 0; i < days.nth.size(); ++i) {
        if (ordinals.test(i)) days.nth[i] = weekdays;
      }
    }
    return set_days(std::move(days));
  }

  // Behind "day": "1,15", "1-7", "1,last".
  Result<void> read_days_of_month() {
    auto number = [](std::string_view text) -> std::optional<unsigned> {
      auto value = parse_integer(text);
      if (!value || *value < 1 || *value > 31) return std::nullopt;
      return static_cast<unsigned>(*value);
    };
    DaySet days;
    do {
      if (accept({"last"})) {
        days.last_of_month = true;
        continue;
      }
      auto [first, last] =
          TRY(read_range(number, "here should be a day of the month, 1 to 31", "write \"day 1,15 09:00\""));
      if (last < first) return --at_, wrong("this span ends before it begins", "write \"day 1-7 09:00\"");
      for (unsigned day = first; day <= last; ++day) days.of_month.set(day);
    } while (more_in_list());
    return set_days(std::move(days));
  }

  Result<void> settle_times() {
    if (step_ == 0 && !windows_.empty()) {
      at_ = window_token_;
      return wrong("a span of time needs to know how often", "write \"every 30 min 08:00-20:00\"");
    }
    if (step_ != 0 && windows_.empty()) windows_.push_back({});
    for (const Window& window : windows_) {
      for (int minute = window.first; minute <= window.last; minute += step_) pattern_.times.push_back(minute);
    }
    if (pattern_.times.empty()) return wrong("it does not say at what time of day", "add one: \"weekdays 09:00\"");
    std::ranges::sort(pattern_.times);
    auto repeated = std::ranges::unique(pattern_.times);
    pattern_.times.erase(repeated.begin(), repeated.end());
    return {};
  }

  Result<void> settle_days() {
    if (!pattern_.stride) return {};
    if (!pattern_.from) {
      return wrong("it does not say from when to count",
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

  std::string_view text_;
  std::vector<RuleToken> tokens_;
  std::size_t at_ = 0;
  Pattern pattern_;
  bool days_given_ = false;
  int step_ = 0;  // minutes
  std::vector<Window> windows_;
  std::size_t window_token_ = 0;
};

}  // namespace

Result<Recurrence> parse_when(std::string_view text) {
  if (text.size() > kLongestRule) return fail_at_end(text.substr(0, 0), "this is too long for a schedule", kExamples);
  std::vector<Pattern> patterns;
  for (std::vector<RuleToken>& tokens : split_rule(text)) {
    if (tokens.empty()) return fail_at_end(text, "here should be days and times", kExamples);
    patterns.push_back(TRY(WhenReader(text, std::move(tokens)).read()));
  }
  return finish_rule(text, std::move(patterns));
}

}  // namespace twinform
