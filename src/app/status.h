// SPDX-License-Identifier: MIT
// How things stand: for a person, and for monitoring.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/queues.h"
#include "ledger/ledger.h"

namespace twinform {

struct NextSlot {
  std::string broadcast;
  std::optional<Instant> at;  // none: at every run, or never again
  std::string rule;           // in words
};

struct StatusReport {
  std::optional<Instant> last_run;
  LedgerCounts counts;
  std::vector<NextSlot> next;
  std::vector<SourceRecord> sources;  // of the configuration, in its order
  std::vector<OutputRecord> outputs;  // likewise
  std::map<std::string, int> held;    // entries that came in a flood, by source
  std::vector<StoredPost> stuck;  // refused, unknown, or pending for more than an hour, and for an hour after its turn
  std::vector<Queue> queues;      // posts that wait for the sake of their output
  bool healthy = true;            // no failing source, no flood, no paused output, nothing stuck
};

Result<StatusReport> status(const Settings& settings, const Clock& clock);

}  // namespace twinform
