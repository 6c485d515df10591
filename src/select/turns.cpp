// SPDX-License-Identifier: MIT
#include "select/turns.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace twinform {

namespace {

// For each of them (round, place): its source's first story goes in round 0, the second in round 1 …
std::vector<std::pair<std::size_t, std::size_t>> rounds(const std::vector<std::size_t>& chosen,
                                                        const std::vector<Contender>& contenders) {
  std::map<std::string_view, std::size_t> seen;
  std::vector<std::pair<std::size_t, std::size_t>> result;
  for (std::size_t i = 0; i < chosen.size(); ++i)
    result.emplace_back(seen[contenders[chosen[i]].story->lead.source]++, i);
  return result;
}

}  // namespace

std::vector<std::size_t> take_turns(std::vector<std::size_t>& chosen, const std::vector<Contender>& contenders,
                                    std::size_t most) {
  if (chosen.size() <= most) return {};
  auto turns = rounds(chosen, contenders);
  std::ranges::sort(turns);
  std::vector<bool> goes(chosen.size(), false);
  for (std::size_t i = 0; i < most; ++i) goes[turns[i].second] = true;
  std::vector<std::size_t> kept, others;
  for (std::size_t i = 0; i < chosen.size(); ++i) (goes[i] ? kept : others).push_back(chosen[i]);
  chosen = std::move(kept);
  return others;
}

}  // namespace twinform
