// SPDX-License-Identifier: MIT
#include "select/turns.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace twinform {

namespace {

// For each story (round, place): its source's first story goes in round 0, the second in round 1 …
std::vector<std::pair<std::size_t, std::size_t>> rounds(const std::vector<Story>& stories) {
  std::map<std::string_view, std::size_t> seen;
  std::vector<std::pair<std::size_t, std::size_t>> result;
  for (std::size_t i = 0; i < stories.size(); ++i) result.emplace_back(seen[stories[i].lead.source]++, i);
  return result;
}

}  // namespace

std::vector<Story> take_turns(std::vector<Story>& stories, std::size_t most) {
  if (stories.size() <= most) return {};
  auto turns = rounds(stories);
  std::ranges::sort(turns);
  std::vector<bool> goes(stories.size(), false);
  for (std::size_t i = 0; i < most; ++i) goes[turns[i].second] = true;
  std::vector<Story> kept, others;
  for (std::size_t i = 0; i < stories.size(); ++i) (goes[i] ? kept : others).push_back(std::move(stories[i]));
  stories = std::move(kept);
  return others;
}

}  // namespace twinform
