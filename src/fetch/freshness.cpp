// SPDX-License-Identifier: MIT
// What answers say about when to ask again.
#include <algorithm>
#include <string>

#include "base/strings.h"
#include "fetch/fetch.h"
#include "time/feed_date.h"

namespace twinform {

namespace {

constexpr Seconds kLongestWait{7 * 86'400};
constexpr Seconds kLongestFresh{86'400};
constexpr std::size_t kDigits = 9;  // more is "for ever"

// Delta-seconds (RFC 9111 §1.2.2); huge numbers are allowed, and mean a long time.
std::optional<Seconds> parse_delta(std::string_view text) {
  text = trim(text);
  if (text.empty() || !std::all_of(text.begin(), text.end(), is_digit)) return {};
  return Seconds{parse_integer(text.substr(0, kDigits)).value_or(0)};
}

std::string_view unquoted(std::string_view value) {
  value = trim(value);
  return value.size() > 1 && value.front() == '"' && value.back() == '"' ? value.substr(1, value.size() - 2) : value;
}

struct CacheControl {
  bool never = false;
  std::optional<Seconds> max_age;
};

CacheControl parse_cache_control(const Headers& headers) {
  CacheControl out;
  for (const auto& [name, value] : headers) {
    if (!iequals(name, "Cache-Control")) continue;
    for (std::string_view directive : split(value, ',')) {
      auto equals = directive.find('=');
      std::string_view key = trim(directive.substr(0, equals));
      if (iequals(key, "no-store") || iequals(key, "no-cache")) out.never = true;
      if (iequals(key, "max-age") && equals != std::string_view::npos)
        out.max_age = parse_delta(unquoted(directive.substr(equals + 1)));
    }
  }
  return out;
}

// Expires counts from the server's own clock, where it tells it.
std::optional<Seconds> until_expires(const Headers& headers, Instant now) {
  auto expires = parse_feed_date(find_header(headers, "Expires"));
  if (!expires) return {};
  return *expires - parse_feed_date(find_header(headers, "Date")).value_or(now);
}

bool is_skipped(const Manners& manners, Instant at) {
  auto hours = std::chrono::floor<std::chrono::hours>(at.time_since_epoch());
  auto days = std::chrono::floor<std::chrono::days>(hours);
  auto weekday = std::chrono::weekday(std::chrono::sys_days(days)).c_encoding();
  return (manners.skip_hours >> static_cast<unsigned>((hours - days).count()) & 1U) != 0 ||
         (manners.skip_days >> weekday & 1U) != 0;
}

}  // namespace

std::optional<Instant> parse_retry_after(std::string_view value, Instant now) {
  auto at = parse_feed_date(value);
  if (auto delta = parse_delta(value)) at = now + *delta;
  if (!at) return {};
  return std::clamp(*at, now, now + kLongestWait);
}

Seconds fresh_for(const Headers& headers, Instant now) {
  CacheControl control = parse_cache_control(headers);
  if (control.never) return Seconds{0};
  Seconds age = parse_delta(find_header(headers, "Age")).value_or(Seconds{0});
  auto lifetime = control.max_age ? control.max_age : until_expires(headers, now);
  return std::clamp(lifetime.value_or(Seconds{0}) - age, Seconds{0}, kLongestFresh);
}

Instant next_look(const Manners& manners, Seconds fresh, Instant now) {
  Instant earliest = now + std::clamp(std::max(manners.ttl, fresh), Seconds{0}, kLongestFresh);
  Instant at = earliest;
  constexpr int kHoursOfAWeek = 7 * 24;
  for (int i = 0; i < kHoursOfAWeek; ++i) {
    if (!is_skipped(manners, at)) return at;
    at = std::chrono::floor<std::chrono::hours>(at) + std::chrono::hours{1};
  }
  return earliest;  // it skips every hour: nobody means that
}

}  // namespace twinform
