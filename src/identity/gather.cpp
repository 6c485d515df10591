// SPDX-License-Identifier: MIT
#include "identity/gather.h"

#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "identity/groups.h"
#include "identity/identity.h"
#include "identity/story_clusters.h"
#include "identity/story_entry.h"

namespace twinform {

namespace {

void join_by_keys(const std::vector<Entry>& entries, Groups& groups) {
  std::map<std::string, std::size_t> first_with;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    for (std::string& key : story_keys(entries[i])) {
      auto [known, is_new] = first_with.emplace(std::move(key), i);
      if (!is_new) groups.join(known->second, i);
    }
  }
}

// Gives what was weighed, by entry.
std::vector<StoryFeatures> join_by_evidence(const std::vector<Entry>& entries, Groups& groups) {
  std::vector<StoryFeatures> features;
  for (const Entry& entry : entries) features.push_back(story_features(story_record(entry)));
  std::vector<Clustered> clustered = cluster_stories(features);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    std::size_t leader = clustered[i].cluster;
    if (may_be_one(features[i], features[leader])) groups.join(leader, i);
  }
  return features;
}

}  // namespace

std::vector<Story> gather(std::vector<Entry> entries) {
  Groups groups(entries.size());
  join_by_keys(entries, groups);
  std::vector<StoryFeatures> features = join_by_evidence(entries, groups);
  std::vector<Story> stories;
  std::map<std::size_t, std::size_t> story_of;  // leader → place in `stories`
  for (std::size_t i = 0; i < entries.size(); ++i) {
    std::size_t leader = groups.leader(i);
    auto [place, is_new] = story_of.emplace(leader, stories.size());
    if (!is_new) {
      Story& story = stories[place->second];
      if (are_versions(features[i], features[leader])) story.also_as.push_back(entries[i].link);
      story.also_in.push_back(std::move(entries[i]));
      continue;
    }
    Story& story = stories.emplace_back();
    story.id = StoryId{static_cast<std::int64_t>(stories.size())};
    story.first_entry = EntryId{static_cast<std::int64_t>(i + 1)};
    story.lead = std::move(entries[i]);
  }
  return stories;
}

}  // namespace twinform
