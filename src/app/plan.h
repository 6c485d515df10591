// SPDX-License-Identifier: MIT
// Fetch → … → posts, committed at once. preview is the same without the commit.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "ledger/ledger.h"

namespace twinform {

struct PlanOrder {
  std::vector<std::string> broadcasts;  // only these; empty: all
  bool as_if_due = false;               // --now: a slot for each, at this moment
  bool outside_schedule = false;        // preview: what the next slot would say if it were now
};

struct SourceReport {
  std::string name;
  FetchStatus status = FetchStatus::failed;
  std::size_t entries = 0, fresh = 0;  // in the feed; new to us
  bool baseline = false;               // its first run
  std::optional<Error> error;
  std::vector<std::string> warnings;
};

struct StoryFate {
  std::string broadcast;
  Story story;
  Fate fate = Fate::planned;
};

struct Plan {
  std::vector<SourceReport> sources;
  std::vector<Post> posts;               // in the order in which they go out
  std::vector<StoryFate> fates;          // of every candidate; baseline entries are only counted
  std::map<std::string, Instant> slots;  // broadcast → when its slot is
  std::vector<std::string> not_due;      // broadcasts whose time has not come
  std::vector<Error> problems;           // a draft that could not be rendered, an output that could not be probed
};

// Works inside the caller's transaction.
Result<Plan> make_plan(const Context& context, Ledger& ledger, const PlanOrder& order);

}  // namespace twinform
