// SPDX-License-Identifier: MIT
#include "app/merge.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "identity/story_entry.h"
#include "identity/story_evidence.h"

namespace twinform {

namespace {

constexpr std::size_t kMostOfACluster = 32;  // records that may speak against a merge

// A link that several entries of a source have names none of them.
StoryFeatures features_of(const KnownRecord& known) {
  StoryFeatures features = story_features(known.record);
  if (!known.own_link) features.link.clear();
  return features;
}

struct Likeness {
  KnownRecord known;
  StoryFeatures features;
  Evidence evidence;
};

class Merger {
 public:
  Merger(Ledger& ledger, const EntryRecord& record, StoryFeatures features) : ledger_(ledger), record_(record) {
    joined_.push_back(std::move(features));
  }

  Result<void> run(const StoryBlocks& blocks, Instant now) {
    std::vector<Likeness> alike;
    for (KnownRecord& known : TRY(ledger_.alike(blocks, now))) {
      StoryFeatures features = features_of(known);
      if (!may_be_one(joined_.front(), features)) continue;
      Evidence evidence = weigh(joined_.front(), features);
      if (evidence.verdict == Verdict::same) alike.push_back({std::move(known), std::move(features), evidence});
    }
    std::ranges::stable_sort(alike, std::ranges::greater{}, [](const Likeness& one) { return one.evidence.weight; });
    for (const Likeness& one : alike) TRY(consider(one));
    return {};
  }

 private:
  Result<void> consider(const Likeness& one) {
    auto stories = TRY(ledger_.cluster(one.known.story));
    if (std::ranges::find(stories, record_.story) != stories.end()) return {};
    std::vector<StoryFeatures> others;
    for (const KnownRecord& known : TRY(ledger_.records_of(stories, kMostOfACluster)))
      others.push_back(features_of(known));
    if (is_vetoed(others, one.evidence)) return {};
    TRY(ledger_.merge(record_.story, one.known.story));
    Bond bond = are_versions(joined_.front(), one.features) ? Bond::version : Bond::evidence;
    TRY(ledger_.store(record_.id, Merge{.other = one.known.entry, .bond = bond, .why = in_words(one.evidence)}));
    std::ranges::move(others, std::back_inserter(joined_));
    return {};
  }

  bool is_vetoed(const std::vector<StoryFeatures>& others, const Evidence& bond) const {
    return std::ranges::any_of(joined_, [&](const StoryFeatures& mine) {
      return std::ranges::any_of(others,
                                 [&](const StoryFeatures& other) { return forbids(weigh(mine, other).verdict, bond); });
    });
  }

  Ledger& ledger_;
  const EntryRecord& record_;
  std::vector<StoryFeatures> joined_;  // the entry's own, then those of the records that it is with
};

}  // namespace

Result<void> merge_by_evidence(Ledger& ledger, const Entry& entry, const NewEntry& stored, Instant now) {
  KnownRecord known{.entry = stored.record.id,
                    .story = stored.record.story,
                    .record = story_record(entry),
                    .own_link = stored.own_link};
  StoryFeatures features = features_of(known);
  StoryBlocks blocks = story_blocks(features);
  bool alone = !stored.joined && !stored.record.baseline;
  if (alone) TRY(Merger(ledger, stored.record, std::move(features)).run(blocks, now));
  return ledger.remember(known, blocks, now);
}

}  // namespace twinform
