// SPDX-License-Identifier: MIT
#include "cli/choice.h"

#include <numeric>
#include <set>

#include "base/strings.h"

namespace twinform {

namespace {

// "2" or "2-4"; nothing where it leaves the list.
bool add_range(std::string_view word, std::size_t count, std::set<std::size_t>& chosen) {
  std::size_t dash = word.find('-');
  auto first = parse_integer(word.substr(0, dash));
  auto last = dash == std::string_view::npos ? first : parse_integer(word.substr(dash + 1));
  if (!first || !last || *first < 1 || *last < *first || *last > static_cast<long long>(count)) return false;
  for (long long i = *first; i <= *last; ++i) chosen.insert(static_cast<std::size_t>(i - 1));
  return true;
}

}  // namespace

std::optional<std::vector<std::size_t>> parse_choice(std::string_view answer, std::size_t count) {
  std::string words = to_lower(trim(answer));
  if (words == "none" || words == "n" || words == "no") return std::vector<std::size_t>{};
  if (words.empty() || words == "y" || words == "yes") return std::vector<std::size_t>{0};
  std::vector<std::size_t> all(count);
  std::iota(all.begin(), all.end(), std::size_t{0});
  if (words == "all" || words == "a") return all;
  std::set<std::size_t> chosen;
  words = replace_all(std::move(words), ",", " ");
  for (std::string_view word : split_words(words)) {
    if (!add_range(word, count, chosen)) return std::nullopt;
  }
  if (chosen.empty()) return std::nullopt;
  return std::vector<std::size_t>(chosen.begin(), chosen.end());
}

}  // namespace twinform
