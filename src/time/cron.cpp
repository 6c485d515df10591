// SPDX-License-Identifier: MIT
// The reader of cron expressions: crontab(5), with the usual extensions L, # and @daily.
#include <fmt/format.h>

#include <array>

#include "base/strings.h"
#include "time/day_names.h"
#include "time/rule.h"
#include "time/rule_text.h"

namespace twinform {

namespace {

constexpr std::string_view kExample = "five fields: minute hour day-of-month month day-of-week, as in \"0 9 * * 1-5\"";

struct Field {
  std::string_view name;
  unsigned least, most;
  std::optional<unsigned> (*named)(std::string_view) = nullptr;
};

std::optional<unsigned> cron_weekday(std::string_view word) {
  return word.size() == 3 ? weekday_named(word) : std::nullopt;
}
std::optional<unsigned> cron_month(std::string_view word) {
  return word.size() == 3 ? month_named(word) : std::nullopt;
}

constexpr Field kMinute{"minute", 0, 59};
constexpr Field kHour{"hour", 0, 23};
constexpr Field kDay{"day of the month", 1, 31};
constexpr Field kMonth{"month", 1, 12, cron_month};
constexpr Field kWeekday{"day of the week", 0, 7, cron_weekday};

struct Range {
  unsigned first = 0, last = 0, step = 1;
};

std::string_view expand(std::string_view nickname) {
  struct Nickname {
    std::string_view name, expression;
  };
  constexpr std::array kNicknames{Nickname{"@hourly", "0 * * * *"},   Nickname{"@daily", "0 0 * * *"},
                                  Nickname{"@midnight", "0 0 * * *"}, Nickname{"@weekly", "0 0 * * 0"},
                                  Nickname{"@monthly", "0 0 1 * *"},  Nickname{"@yearly", "0 0 1 1 *"},
                                  Nickname{"@annually", "0 0 1 1 *"}};
  for (const Nickname& known : kNicknames) {
    if (iequals(known.name, nickname)) return known.expression;
  }
  return {};
}

// One of the five fields; calls back for each item of its list.
class FieldReader {
 public:
  FieldReader(std::string_view text, std::string_view field_text, const Field& field)
      : text_(text), whole_(field_text), field_(field) {}

  // Values of the plain items; `special` takes what it knows beyond them (L, #) and answers whether it did.
  template <class Special>
  Result<std::bitset<64>> read(Special special) const {
    std::bitset<64> values;
    for (std::string_view item : split(whole_, ',')) {
      if (special(item)) continue;
      Range range = TRY(read_range(item));
      for (unsigned value = range.first; value <= range.last; value += range.step) values.set(value);
    }
    return values;
  }
  Result<std::bitset<64>> read() const {
    return read([](std::string_view) { return false; });
  }

 private:
  tl::unexpected<Error> wrong(std::string_view item, std::string what) const {
    std::string_view shown = item.empty() ? whole_ : item;
    return fail_at(text_, {shown, static_cast<std::size_t>(shown.data() - text_.data())}, std::move(what), kExample);
  }

  Result<unsigned> read_value(std::string_view item, std::string_view text) const {
    if (field_.named != nullptr) {
      if (auto value = field_.named(text)) return *value;
    }
    auto number = !text.empty() && is_digit(text.front()) ? parse_integer(text) : std::nullopt;
    if (!number || *number < field_.least || *number > field_.most) {
      return wrong(item, fmt::format("\"{}\" is no {} ({} to {})", text, field_.name, field_.least, field_.most));
    }
    return static_cast<unsigned>(*number);
  }

  Result<Range> read_range(std::string_view item) const {
    Range range{field_.least, field_.most, 1};
    std::size_t slash = item.find('/');
    std::string_view span = item.substr(0, slash);
    if (span != "*" && span != "?") {
      std::size_t hyphen = span.find('-');
      range.first = TRY(read_value(item, span.substr(0, hyphen)));
      if (hyphen != std::string_view::npos) {
        range.last = TRY(read_value(item, span.substr(hyphen + 1)));
      } else if (slash == std::string_view::npos) {
        range.last = range.first;
      }
      if (range.last == 0 && range.first > 0 && field_.most == 7) range.last = 7;
    }
    if (range.last < range.first) return wrong(item, fmt::format("the range \"{}\" ends before it begins", span));
    if (slash != std::string_view::npos) {
      auto step = parse_integer(item.substr(slash + 1));
      if (!step || *step < 1 || *step > 59)
        return wrong(item, fmt::format("\"{}\" has no step like 15 behind \"/\"", item));
      range.step = static_cast<unsigned>(*step);
    }
    return range;
  }

  std::string_view text_, whole_;
  const Field& field_;
};

Result<DaySet> read_days(std::string_view text, std::string_view field) {
  DaySet days;
  auto values = TRY(FieldReader(text, field, kDay).read([&](std::string_view item) {
    bool last = iequals(item, "L"), last_workday = iequals(item, "LW");
    days.last_of_month |= last;
    if (last_workday) days.workdays.set(kLastOfMonth);
    return last || last_workday;
  }));
  for (unsigned day = 1; day <= 31; ++day) days.of_month.set(day, values.test(day));
  return days;
}

// "5#2" and "fri#2" are the second Friday, "5L" and "friL" the last.
bool read_nth(std::string_view item, DaySet& days) {
  std::size_t mark = item.ends_with('L') || item.ends_with('l') ? item.size() - 1 : item.find('#');
  if (mark == std::string_view::npos || mark == 0) return false;
  std::size_t ordinal = kLastOfMonth;
  if (item[mark] == '#') {
    auto number = parse_integer(item.substr(mark + 1));
    if (!number || *number < 1 || *number > 5) return false;
    ordinal = static_cast<std::size_t>(*number - 1);
  }
  auto named = cron_weekday(item.substr(0, mark));
  auto number = parse_integer(item.substr(0, mark));
  if (!named && (!number || *number < 0 || *number > 7)) return false;
  days.nth[ordinal].set(named ? *named : static_cast<std::size_t>(*number % 7));
  return true;
}

Result<DaySet> read_weekdays(std::string_view text, std::string_view field) {
  DaySet days;
  auto values =
      TRY(FieldReader(text, field, kWeekday).read([&](std::string_view item) { return read_nth(item, days); }));
  for (unsigned day = 0; day <= 7; ++day) {
    if (values.test(day)) days.weekdays.set(day % 7);
  }
  return days;
}

bool is_open(std::string_view field) { return field == "*" || field == "?"; }
bool has_star(std::string_view field) { return field.starts_with('*') || field.starts_with('?'); }

// Either field may say yes when both are restricted; both have to when one begins with a star (crontab(5) and its code).
Result<std::vector<DaySet>> read_day_fields(std::string_view text, std::string_view of_month,
                                            std::string_view of_week) {
  DaySet by_date = TRY(read_days(text, of_month));
  DaySet by_weekday = TRY(read_weekdays(text, of_week));
  std::vector<DaySet> days;
  if (!has_star(of_month) && !has_star(of_week)) {
    by_date.add(by_weekday);
    days.push_back(by_date);
    return days;
  }
  if (!is_open(of_week)) days.push_back(by_weekday);
  if (!is_open(of_month)) days.push_back(by_date);
  return days;
}

Result<Pattern> read_fields(std::string_view text, const std::vector<std::string_view>& fields) {
  Pattern pattern;
  auto minutes = TRY(FieldReader(text, fields[0], kMinute).read());
  auto hours = TRY(FieldReader(text, fields[1], kHour).read());
  pattern.days = TRY(read_day_fields(text, fields[2], fields[4]));
  auto months = TRY(FieldReader(text, fields[3], kMonth).read());
  for (unsigned month = 1; month <= 12; ++month) pattern.months.set(month, months.test(month));
  for (int minute = 0; minute < 1440; ++minute) {
    if (hours.test(static_cast<std::size_t>(minute / 60)) && minutes.test(static_cast<std::size_t>(minute % 60)))
      pattern.times.push_back(minute);
  }
  return pattern;
}

}  // namespace

bool looks_like_cron(std::string_view text) {
  constexpr std::string_view kMinutes = "0123456789*/,-?";
  std::string_view first = trim(text).substr(0, trim(text).find_first_of(" \t"));
  if (first.empty() || first.front() == '@' || first.front() == '*') return !first.empty();
  return first.find_first_not_of(kMinutes) == std::string_view::npos && text.find(':') == std::string_view::npos &&
         !parse_day(first.substr(0, first.find(',')));
}

Result<Recurrence> parse_cron(std::string_view text) {
  if (text.size() > kLongestRule)
    return fail_at_end(text.substr(0, 0), "this is too long for a cron expression", kExample);
  std::string_view fields_text = text;
  if (std::string_view nickname = trim(text); nickname.starts_with('@')) {
    fields_text = expand(nickname);
    if (fields_text.empty()) {
      return fail_at(text, {nickname, text.find('@')}, fmt::format("\"{}\" is not understood", nickname),
                     "the names are @hourly, @daily, @weekly, @monthly and @yearly");
    }
  }
  std::vector<std::string_view> fields = split_words(fields_text);
  if (fields.size() != 5) {
    return fail_at_end(
        text, fmt::format("{}, not 5", counted(static_cast<long long>(fields.size()), "field", "fields")), kExample);
  }
  std::vector<Pattern> patterns{TRY(read_fields(fields_text, fields))};
  return finish_rule(text, std::move(patterns));
}

}  // namespace twinform
