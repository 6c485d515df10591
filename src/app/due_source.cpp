// SPDX-License-Identifier: MIT
#include "app/due_source.h"

#include <algorithm>

namespace twinform {

namespace {

constexpr int kRunsUntilMoved = 3;  // a permanent redirect is believed after it has held so often
constexpr int kPatience = 2;        // failures in a row that cost a source nothing
constexpr Seconds kFirstBackOff{600}, kLongestBackOff{86'400};

}  // namespace

bool is_due(const Source& source, const SourceRecord& record, Instant now) {
  if (record.gone) return record.location != source.location;
  if (record.not_before && *record.not_before > now) return false;
  return !record.last_try || *record.last_try > now || now - *record.last_try >= source.policy.every;
}

bool has_moved(const SourceRecord& record) { return record.moved_runs >= kRunsUntilMoved; }

Seconds back_off(int failures) {
  if (failures <= kPatience) return Seconds{0};
  Seconds wait = kFirstBackOff;
  for (int i = kPatience + 1; i < failures && wait < kLongestBackOff; ++i) wait *= 2;
  return std::min(wait, kLongestBackOff);
}

}  // namespace twinform
