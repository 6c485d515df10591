// SPDX-License-Identifier: MIT
#include "app/backlog.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace twinform {

std::vector<bool> newest_entries(const Feed& feed, int wanted) {
  std::vector<bool> newest(feed.entries().size(), false);
  if (wanted <= 0) return newest;
  std::vector<std::pair<Instant, std::size_t>> by_date;
  for (std::size_t i = 0; i < newest.size(); ++i) {
    Entry entry = read_entry(feed, feed.entries()[i]);
    by_date.emplace_back(entry.published.value_or(entry.updated.value_or(Instant{})), i);
  }
  std::ranges::stable_sort(by_date, std::greater{}, [](const auto& dated) { return dated.first; });
  by_date.resize(std::min(static_cast<std::size_t>(wanted), by_date.size()));
  for (const auto& [date, index] : by_date) newest[index] = true;
  return newest;
}

}  // namespace twinform
