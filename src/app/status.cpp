// SPDX-License-Identifier: MIT
#include "app/status.h"

#include <algorithm>
#include <utility>

namespace twinform {

namespace {

constexpr Seconds kStuckAfter{3600};

std::vector<NextSlot> next_slots(const Settings& settings, Instant now) {
  std::vector<NextSlot> next;
  for (const BroadcastSettings& broadcast : settings.broadcasts) {
    NextSlot slot{.broadcast = broadcast.name, .rule = describe(broadcast.schedule)};
    if (auto found = next_slot(broadcast.schedule, now)) slot.at = found->at;
    next.push_back(std::move(slot));
  }
  return next;
}

Result<std::vector<StoredPost>> stuck_posts(Ledger& ledger, Instant now) {
  std::vector<StoredPost> stuck;
  for (PostState state : {PostState::refused, PostState::unknown, PostState::pending, PostState::sending}) {
    for (StoredPost& post : TRY(ledger.posts({.state = state}))) {
      bool waits = state == PostState::pending || state == PostState::sending;
      if (!waits || now - post.created > kStuckAfter) stuck.push_back(std::move(post));
    }
  }
  return stuck;
}

}  // namespace

Result<StatusReport> status(const Settings& settings, const Clock& clock) {
  Ledger ledger = TRY(Ledger::open(settings.ledger, LedgerMode::read));
  StatusReport report;
  if (auto at = from_rfc3339(TRY(ledger.note("last_run")))) report.last_run = *at;
  report.counts = TRY(ledger.counts());
  report.next = next_slots(settings, clock.now());
  for (const Source& source : settings.sources) report.sources.push_back(TRY(ledger.source(source.name)));
  for (const OutputSettings& output : settings.outputs) report.outputs.push_back(TRY(ledger.output(output.name)));
  report.stuck = TRY(stuck_posts(ledger, clock.now()));
  report.held = TRY(ledger.held());
  report.healthy =
      report.stuck.empty() && report.held.empty() &&
      std::ranges::all_of(report.sources,
                          [](const SourceRecord& source) { return source.failures == 0 && !source.gone; }) &&
      std::ranges::all_of(report.outputs, [](const OutputRecord& output) { return output.paused.empty(); });
  return report;
}

}  // namespace twinform
