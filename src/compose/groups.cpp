// SPDX-License-Identifier: MIT
#include "compose/groups.h"

#include <algorithm>

#include "compose/fields.h"
#include "text/clean.h"
#include "text/unicode.h"

namespace twinform {

Text group_of(const Story& story, GroupBy by) {
  if (by == GroupBy::none) return {};
  if (by == GroupBy::source) return source_title(story);
  const std::vector<Text>& subjects = by == GroupBy::tag ? story.tags : story.lead.categories;
  auto telling =
      std::find_if(subjects.begin(), subjects.end(), [](const Text& one) { return !says_nothing(one.view()); });
  return telling == subjects.end() ? Text() : clean_line(telling->view());
}

void sort_into_groups(std::vector<Story>& stories, GroupBy by) {
  std::vector<std::string> groups;
  auto place = [&](const Story& story) {
    std::string group = fold(group_of(story, by).view());
    if (group.empty()) return groups.size() + stories.size();
    auto known = std::find(groups.begin(), groups.end(), group);
    return static_cast<std::size_t>(known - groups.begin());
  };
  for (const Story& story : stories)
    if (std::string group = fold(group_of(story, by).view()); !group.empty() && place(story) == groups.size())
      groups.push_back(std::move(group));
  std::stable_sort(stories.begin(), stories.end(), [&](const Story& a, const Story& b) { return place(a) < place(b); });
}

}  // namespace twinform
