// SPDX-License-Identifier: MIT
#include "identity/story_blocks.h"

#include <algorithm>
#include <limits>
#include <string_view>

#include <fmt/format.h>

#include "base/hash.h"

namespace twinform {

namespace {

constexpr std::size_t kBands = 6, kRows = 2;  // of MinHash signatures (Broder 1997)
constexpr std::size_t kBeginning = 25;        // bytes of a title that a longer one may begin with
constexpr std::size_t kLongWord = 4;          // bytes

constexpr std::uint64_t mixed(std::uint64_t value, std::uint64_t seed) {
  value = (value ^ (seed * 0x9E3779B97F4A7C15U)) * 0xFF51AFD7ED558CCDU;
  value = (value ^ value >> 33) * 0xC4CEB9FE1A85EC53U;
  return value ^ value >> 29;
}

void add_name(std::vector<std::uint64_t>& keys, std::string_view kind, std::string_view value) {
  if (!value.empty()) keys.push_back(mixed(hash64(value), hash64(kind)));
}

template <class Set>
void add_bands(std::vector<std::uint64_t>& keys, std::string_view kind, const Set& set) {
  if (set.empty()) return;
  for (std::size_t band = 0; band < kBands; ++band) {
    std::uint64_t key = mixed(hash64(kind), band);
    for (std::size_t row = 0; row < kRows; ++row) {
      std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
      for (std::uint32_t one : set) least = std::min(least, mixed(one, band * kRows + row + 1));
      key = mixed(key ^ least, row);
    }
    keys.push_back(key);
  }
}

std::vector<std::uint32_t> long_words(const StoryTitle& title) {
  std::vector<std::uint32_t> words;
  for (const std::string& word : title.words)
    if (word.size() >= kLongWord) words.push_back(static_cast<std::uint32_t>(hash64(word)));
  return words;
}

}  // namespace

StoryBlocks story_blocks(const StoryFeatures& features) {
  StoryBlocks blocks;
  add_name(blocks.names, "doi", features.doi);
  add_name(blocks.names, "arxiv", features.arxiv);
  add_name(blocks.names, "link", features.link);
  add_name(blocks.names, "title", features.title_text);
  if (!features.first_page.empty() && !features.volume.empty())
    add_name(blocks.names, "place", fmt::format("{} {}", features.volume, figures_of(features.first_page)));
  if (features.title_text.size() > kBeginning)
    add_name(blocks.likeness, "begins", std::string_view(features.title_text).substr(0, kBeginning));
  add_bands(blocks.likeness, "words", long_words(features.title));
  add_bands(blocks.likeness, "text", features.shingles);
  if (features.opening != 0) blocks.likeness.push_back(mixed(features.opening, hash64("opens")));
  return blocks;
}

}  // namespace twinform
