// SPDX-License-Identifier: MIT
#include "schedule/quiet.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "time/when_cursor.h"

namespace twinform {

namespace {

using namespace std::chrono;

constexpr std::string_view kHint = "write \"22:00 to 07:00\"";
constexpr std::size_t kDay = 1440;

std::size_t minute_of(LocalTime at) { return static_cast<std::size_t>(floor<minutes>(at - floor<days>(at)).count()); }

std::string clock(std::size_t minute) { return fmt::format("{:02}:{:02}", minute / 60, minute % 60); }

}  // namespace

Result<void> QuietHours::add(std::string_view text) {
  if (text.size() > kLongestRule) return fail_at_end(text.substr(0, 0), "this is too long for quiet hours", kHint);
  auto parts = split_rule(text);
  if (parts.size() > 1) return fail_at(text, {text, 0}, "this holds a semicolon", "write a list of several spans");
  WhenCursor words(text, std::move(parts.front()));
  words.accept({"from", "between"});
  auto time = [](std::string_view word) { return parse_clock(word, kDay); };
  auto [first, last, single] = TRY(words.read_span(time, "here should be a time of day", kHint));
  if (single) {
    if (!words.accept({"to", "and", "until", "till", "through", "-", "–"}))
      return words.wrong("it does not say until when", kHint);
    last = TRY(words.read_span(time, "here should be a time of day", kHint)).first;
  }
  if (!words.done()) return words.wrong("here it should end", kHint);
  auto quiet = minutes_;
  for (auto minute = static_cast<std::size_t>(first) % kDay; minute != static_cast<std::size_t>(last) % kDay;) {
    quiet.set(minute);
    minute = (minute + 1) % kDay;
  }
  if (quiet == minutes_ && first % static_cast<int>(kDay) == last % static_cast<int>(kDay))
    return fail_at(text, {text, 0}, "this is no time or all of the day", kHint);
  if (quiet.all()) return fail_at(text, {text, 0}, "this leaves no time of the day", "end it where posts may go out");
  minutes_ = quiet;
  return {};
}

bool QuietHours::contains(LocalTime at) const { return minutes_.test(minute_of(at)); }

LocalTime QuietHours::end_after(LocalTime at) const {
  if (!contains(at)) return at;
  at = floor<minutes>(at);
  while (contains(at)) at += minutes{1};
  return at;
}

minutes QuietHours::longest() const {
  std::size_t longest = 0, length = 0;
  for (std::size_t i = 0; i < 2 * kDay; ++i) {  // twice round: a span may lie across midnight
    length = minutes_.test(i % kDay) ? length + 1 : 0;
    longest = std::max(longest, length);
  }
  return minutes{longest};
}

std::string QuietHours::describe() const {
  std::vector<std::string> spans;
  for (std::size_t minute = 0; minute < kDay; ++minute) {
    if (!minutes_.test(minute) || minutes_.test((minute + kDay - 1) % kDay)) continue;
    std::size_t end = minute;
    while (minutes_.test(end % kDay)) ++end;
    spans.push_back(fmt::format("{} to {}", clock(minute), clock(end % kDay)));
  }
  return join(spans, " and ");
}

}  // namespace twinform
