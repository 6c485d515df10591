// SPDX-License-Identifier: MIT
// Fetch → … → posts, committed at once. preview is the same without the commit.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/ingest.h"
#include "app/queues.h"
#include "app/render.h"

namespace twinform {

struct PlanOrder {
  std::vector<std::string> broadcasts;  // only these; empty: all
  bool as_if_due = false;               // --now: a slot for each, at this moment
  bool ahead_of_time = false;           // preview: what is not due is planned for its next slot, as if that were now
};

struct StoryFate {
  std::string broadcast;
  std::shared_ptr<const Story> story;  // without its texts, and for all broadcasts that see it alike
  Fate fate = Fate::planned;
};

struct Plan {
  std::vector<SourceReport> sources;
  std::vector<Post> posts;               // in the order in which they go out
  std::vector<StoryFate> fates;          // of every candidate; baseline entries are only counted
  std::map<std::string, Instant> slots;  // broadcast → when its slot is
  std::vector<std::string> not_due;      // broadcasts whose time has not come
  std::vector<Problem> problems;
  std::vector<Error> warnings;  // of what went out all the same
  std::vector<Queue> queues;    // of a preview: what would have to wait
};

// Works inside the caller's transaction.
Result<Plan> make_plan(const Context& context, const Outputs& outputs, Ledger& ledger, const PlanOrder& order);

}  // namespace twinform
