// SPDX-License-Identifier: MIT
#include "app/health.h"

#include <algorithm>

#include "app/due_source.h"

namespace twinform {

namespace {

constexpr std::size_t kDatesOfHabit = 50;  // older ones say little about what is usual now

Condition condition_of(const SourceHealth& health) {
  const SourceRecord& record = health.record;
  if (record.gone) return Condition::gone;
  if (record.failures > 0)
    return record.outcome == name_of(FetchStatus::blocked) ? Condition::blocked : Condition::failing;
  if (health.held > 0) return Condition::flood;
  if (!record.last_ok) return Condition::unread;
  if (health.rhythm && is_unusual_silence(*health.rhythm, *health.silence)) return Condition::silent;
  return has_moved(record) ? Condition::moved : Condition::good;
}

std::optional<Instant> next_look(const Source& source, const SourceRecord& record, Instant now) {
  if (record.gone) return std::nullopt;
  Instant next = record.last_try ? *record.last_try + source.policy.every : now;
  return std::max({next, record.not_before.value_or(now), now});
}

SourceHealth health_of(const Source& source, SourceRecord record, int held, std::vector<Instant> dates, Instant now) {
  SourceHealth health{.record = std::move(record), .held = held};
  if (!dates.empty()) {
    health.newest_entry = *std::ranges::max_element(dates);
    health.silence = std::max(now - *health.newest_entry, Seconds{0});
    health.rhythm = rhythm_of(std::move(dates));
  }
  health.next_look = next_look(source, health.record, now);
  health.condition = condition_of(health);
  return health;
}

}  // namespace

std::string_view name_of(Condition condition) {
  switch (condition) {
    case Condition::gone: return "gone";
    case Condition::blocked: return "blocked";
    case Condition::failing: return "failing";
    case Condition::flood: return "flood";
    case Condition::silent: return "silent";
    case Condition::moved: return "moved";
    case Condition::unread: return "unread";
    case Condition::good: return "good";
  }
  return "unknown";
}

Result<std::vector<SourceHealth>> source_health(const Settings& settings, Instant now) {
  Ledger ledger = TRY(Ledger::open(settings.ledger, LedgerMode::read));
  auto dates = TRY(ledger.entry_dates(kDatesOfHabit));
  auto held = TRY(ledger.held());
  std::vector<SourceHealth> all;
  for (const Source& source : settings.sources) {
    SourceRecord record = TRY(ledger.source(source.name));
    // What was learnt of another address says nothing of this one.
    if (record.location != source.location) record = SourceRecord{.name = source.name};
    all.push_back(health_of(source, std::move(record), held[source.name], std::move(dates[source.name]), now));
  }
  std::ranges::stable_sort(all, {}, &SourceHealth::condition);
  return all;
}

}  // namespace twinform
