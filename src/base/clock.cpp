// SPDX-License-Identifier: MIT
#include "base/clock.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace twinform {

namespace {

struct Unit {
  std::string_view name;  // "minute"; its first letters are understood too
  std::int64_t seconds;
};
constexpr std::array kUnits{Unit{"week", 604'800}, Unit{"day", 86'400}, Unit{"hour", 3'600}, Unit{"minute", 60},
                            Unit{"second", 1}};

std::optional<std::int64_t> unit_of(std::string_view word) {
  if (word == "min" || word == "mins") return 60;
  if (word == "sec" || word == "secs") return 1;
  for (const Unit& unit : kUnits) {
    if (word == unit.name || word == unit.name.substr(0, 1) || word == std::string(unit.name) + "s")
      return unit.seconds;
  }
  return std::nullopt;
}

std::optional<int> number(std::string_view text, std::size_t at, std::size_t length) {
  int value = 0;
  for (char c : text.substr(at, length)) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::string to_rfc3339(Instant at) {
  using namespace std::chrono;
  constexpr sys_days kFirst = year{0} / 1 / 1, kLast = year{9999} / 12 / 31;
  at = std::clamp(at, Instant{kFirst}, Instant{kLast + hours{24} - seconds{1}});
  auto day = floor<days>(at);
  year_month_day date{day};
  hh_mm_ss time{at - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

Result<Instant> from_rfc3339(std::string_view text) {
  using namespace std::chrono;
  auto wrong = [&] {
    return fail(ErrorKind::input, fmt::format("\"{}\" is no moment like 2026-11-23T09:00:00Z", text));
  };
  if (text.size() != 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
      text[19] != 'Z') {
    return wrong();
  }
  auto y = number(text, 0, 4), mo = number(text, 5, 2), d = number(text, 8, 2);
  auto h = number(text, 11, 2), mi = number(text, 14, 2), s = number(text, 17, 2);
  if (!y || !mo || !d || !h || !mi || !s || *h > 23 || *mi > 59 || *s > 59) return wrong();
  year_month_day date{year{*y}, month{static_cast<unsigned>(*mo)}, day{static_cast<unsigned>(*d)}};
  if (!date.ok()) return wrong();
  return sys_days{date} + hours{*h} + minutes{*mi} + seconds{*s};
}

Result<Seconds> parse_duration(std::string_view text) {
  auto wrong = [&] {
    return fail(ErrorKind::input, fmt::format("\"{}\" is no length of time", text),
                "write it like 7d, 90 min, 2 h or 1 week");
  };
  std::string_view rest = trim(text);
  std::size_t digits = 0;
  while (digits < rest.size() && is_digit(rest[digits])) ++digits;
  auto count = parse_integer(rest.substr(0, digits));
  auto unit = unit_of(trim(rest.substr(digits)));
  if (!count || !unit || *count < 1 || *count > 5'000'000'000 / *unit) return wrong();
  return Seconds{*count * *unit};
}

std::string describe_duration(Seconds duration) {
  for (const Unit& unit : kUnits) {
    if (duration.count() % unit.seconds == 0 && duration.count() != 0) {
      return counted(duration.count() / unit.seconds, unit.name, std::string(unit.name) + "s");
    }
  }
  return counted(duration.count(), "second", "seconds");
}

Instant SystemClock::now() const { return std::chrono::floor<Seconds>(std::chrono::system_clock::now()); }

}  // namespace twinform
