// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace twinform {

using Seconds = std::chrono::seconds;
// A moment on the UTC time line, to the second, as in POSIX time (no leap seconds).
using Instant = std::chrono::sys_time<Seconds>;

inline std::int64_t to_epoch(Instant at) { return at.time_since_epoch().count(); }
inline Instant from_epoch(std::int64_t seconds) { return Instant{Seconds{seconds}}; }

// "2026-11-23T09:00:00Z" (RFC 3339). Years outside 0000–9999 are clamped.
std::string to_rfc3339(Instant at);
// Exactly the form above; anything more lenient is time/feed_date.h's work.
Result<Instant> from_rfc3339(std::string_view text);

// "7d", "90 min", "2h", "1w", "45s"; at least one second.
Result<Seconds> parse_duration(std::string_view text);
// "7 days", "90 minutes": the largest unit that divides it.
std::string describe_duration(Seconds duration);

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

// Stands still until it is set: for tests, and for rehearsals with TWINFORM_NOW.
class FixedClock final : public Clock {
 public:
  explicit FixedClock(Instant at) : at_(at) {}
  Instant now() const override { return at_; }
  void set(Instant at) { at_ = at; }

 private:
  Instant at_;
};

}  // namespace twinform
