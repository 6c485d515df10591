// SPDX-License-Identifier: MIT
// One entry's life: seen when, one story with what, decided how, posted where.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/settings.h"
#include "ledger/ledger.h"

namespace twinform {

// Another entry about the same.
struct Relative {
  EntryRecord entry;
  std::optional<Merge> merge;  // how the two came together, where it was these two
};

// What a broadcast decided, and the terms of its query to which that is due; none where it was due to something else, or where
// the query or the story has changed since.
struct ExplainedDecision {
  Decision decision;
  std::vector<Query::Decisive> terms;
};

struct Life {
  EntryRecord entry;
  EntryNames names;
  bool held = false;  // it came in a flood
  // The other entries of its story, and of the stories that evidence holds to be the same.
  std::vector<Relative> same_story;
  std::vector<ExplainedDecision> decisions;
  std::vector<StoredPost> posts;
};

// Entries that `text` names (a link, guid, DOI, words of a title, an entry's number), the latest first; at most `most`.
Result<std::vector<Life>> explain(const Settings& settings, std::string_view text, int most);

}  // namespace twinform
