// SPDX-License-Identifier: MIT
#include "app/explain.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace twinform {

namespace {

// Which of the two came later tells how.
Result<std::optional<Merge>> merge_between(Ledger& ledger, EntryId a, EntryId b) {
  auto merge = TRY(ledger.merge_of(std::max(a, b)));
  if (merge && merge->other != std::min(a, b)) merge.reset();
  return merge;
}

Result<Life> life_of(Ledger& ledger, EntryRecord entry) {
  Life life{.entry = std::move(entry)};
  life.held = TRY(ledger.is_held(life.entry.id));
  for (StoryId story : TRY(ledger.cluster(life.entry.story))) {
    for (EntryRecord& other : TRY(ledger.entries_of(story))) {
      if (other.id == life.entry.id) continue;
      auto merge = TRY(merge_between(ledger, life.entry.id, other.id));
      life.same_story.push_back({.entry = std::move(other), .merge = std::move(merge)});
    }
    std::ranges::move(TRY(ledger.decisions(story)), std::back_inserter(life.decisions));
    std::ranges::move(TRY(ledger.posts_of(story)), std::back_inserter(life.posts));
  }
  return life;
}

}  // namespace

Result<std::vector<Life>> explain(const Path& file, std::string_view text, int most) {
  Ledger ledger = TRY(Ledger::open(file, LedgerMode::read));
  std::vector<Life> lives;
  for (EntryRecord& entry : TRY(ledger.search(text, most))) lives.push_back(TRY(life_of(ledger, std::move(entry))));
  return lives;
}

}  // namespace twinform
