// SPDX-License-Identifier: MIT
// Time zones, from the system's tzdata (date-tz underneath; ICU's zone data is older and is not used).
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace twinform {

// A wall clock's reading: no zone, no offset.
using LocalTime = std::chrono::local_seconds;

class Zone {
 public:
  Zone();  // UTC
  const std::string& name() const { return name_; }
  LocalTime to_local(Instant at) const;
  // A time that a clock change skips: the first instant after the gap. One that occurs twice: the first.
  Instant to_instant(LocalTime local) const;
  // "+01:00", the offset in force at that instant.
  Seconds offset_at(Instant at) const;

 private:
  friend Result<Zone> find_zone(std::string_view name);
  std::string name_;
  const void* zone_ = nullptr;  // date::time_zone, owned by date-tz for the life of the process
};

// An IANA name ("Europe/London"), "UTC", or "local" for the system's own zone. The error's hint suggests near names.
Result<Zone> find_zone(std::string_view name);

// "2026-11-23T09:00" and back: a slot's name.
std::string to_text(LocalTime local);
Result<LocalTime> parse_local(std::string_view text);

}  // namespace twinform
