// SPDX-License-Identifier: MIT
#include "app/status.h"

#include <algorithm>
#include <map>
#include <utility>

#include "app/pace.h"

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

// When the output of each post has its next turn.
Result<std::map<std::string, Instant>> next_turns(const Settings& settings, Ledger& ledger, Instant now) {
  std::map<std::string, Instant> turns;
  for (const OutputSettings& output : settings.outputs)
    turns[output.name] = TRY(turns_of(output, ledger, now)).next().at;
  return turns;
}

Result<std::vector<StoredPost>> stuck_posts(const Settings& settings, Ledger& ledger, Instant now) {
  std::vector<StoredPost> stuck;
  const std::map<std::string, Instant> turns = TRY(next_turns(settings, ledger, now));
  for (PostState state : {PostState::refused, PostState::unknown, PostState::pending, PostState::sending}) {
    for (StoredPost& post : TRY(ledger.posts({.state = state}))) {
      bool waits = state == PostState::pending || state == PostState::sending;
      auto turn = turns.find(post.post.output);
      Instant since = turn == turns.end() ? post.created : std::max(post.created, turn->second);
      if (!waits || now - since > kStuckAfter) stuck.push_back(std::move(post));
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
  report.queues = TRY(queues(settings, ledger, clock.now()));
  report.stuck = TRY(stuck_posts(settings, ledger, clock.now()));
  report.held = TRY(ledger.held());
  report.healthy =
      report.stuck.empty() && report.held.empty() &&
      std::ranges::all_of(report.sources,
                          [](const SourceRecord& source) { return source.failures == 0 && !source.gone; }) &&
      std::ranges::all_of(report.outputs, [](const OutputRecord& output) { return output.paused.empty(); });
  return report;
}

}  // namespace twinform
