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

Result<std::vector<Query::Decisive>> deciding_terms(const Settings& settings, Ledger& ledger,
                                                    const Decision& decision) {
  std::vector<Query::Decisive> none;
  auto broadcast = std::ranges::find(settings.broadcasts, decision.broadcast, &BroadcastSettings::name);
  if (broadcast == settings.broadcasts.end() || !broadcast->selection.match || decision.fate < Fate::filtered)
    return none;
  const Query& match = *broadcast->selection.match;
  auto sources = decision.source.empty() ? broadcast->from : std::vector{decision.source};
  auto story = TRY(ledger.story(decision.story, broadcast->merge, sources));
  if (!story || match.matches(*story) == (decision.fate == Fate::filtered)) return none;
  return match.decisive(*story);
}

Result<Life> life_of(const Settings& settings, Ledger& ledger, EntryRecord entry) {
  Life life{.entry = std::move(entry)};
  life.names = TRY(ledger.names_of(life.entry));
  life.held = TRY(ledger.is_held(life.entry.id));
  for (StoryId story : TRY(ledger.cluster(life.entry.story))) {
    for (EntryRecord& other : TRY(ledger.entries_of(story))) {
      if (other.id == life.entry.id) continue;
      auto merge = TRY(merge_between(ledger, life.entry.id, other.id));
      life.same_story.push_back({.entry = std::move(other), .merge = std::move(merge)});
    }
    for (Decision& decision : TRY(ledger.decisions(story))) {
      auto terms = TRY(deciding_terms(settings, ledger, decision));
      life.decisions.push_back({.decision = std::move(decision), .terms = std::move(terms)});
    }
    std::ranges::move(TRY(ledger.posts_of(story)), std::back_inserter(life.posts));
  }
  return life;
}

}  // namespace

Result<std::vector<Life>> explain(const Settings& settings, std::string_view text, int most) {
  Ledger ledger = TRY(Ledger::open(settings.ledger, LedgerMode::read));
  std::vector<Life> lives;
  for (EntryRecord& entry : TRY(ledger.search(text, most)))
    lives.push_back(TRY(life_of(settings, ledger, std::move(entry))));
  return lives;
}

}  // namespace twinform
