// SPDX-License-Identifier: MIT
#include "identity/gather.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "identity/groups.h"
#include "identity/identity.h"

namespace twinform {

std::vector<Story> gather(std::vector<Entry> entries) {
  Groups groups(entries.size());
  std::map<std::string, std::size_t> first_with;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    for (std::string& key : story_keys(entries[i])) {
      auto [known, is_new] = first_with.emplace(std::move(key), i);
      if (!is_new) groups.join(known->second, i);
    }
  }
  std::vector<Story> stories;
  std::map<std::size_t, std::size_t> story_of;  // leader → place in `stories`
  for (std::size_t i = 0; i < entries.size(); ++i) {
    auto [place, is_new] = story_of.emplace(groups.leader(i), stories.size());
    if (!is_new) {
      stories[place->second].also_in.push_back(std::move(entries[i]));
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
