// SPDX-License-Identifier: MIT
#include "identity/story_clusters.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

#include "base/hash.h"
#include "identity/groups.h"
#include "identity/story_evidence.h"

namespace twinform {

namespace {

constexpr std::size_t kNeighbours = 24;       // in a block: "Editorial" is the title of thousands
constexpr std::size_t kVetoes = 64;           // pairs looked at before two clusters become one
constexpr std::size_t kBands = 6, kRows = 2;  // of MinHash signatures

struct Pair {
  std::uint32_t a, b;
  auto operator<=>(const Pair&) const = default;
};

struct Edge {
  Pair pair;
  Evidence evidence;
};

struct Blocked {
  std::uint64_t key;
  std::uint32_t record;
};

std::uint64_t mixed(std::uint64_t value, std::uint64_t seed) {
  value = (value ^ (seed * 0x9E3779B97F4A7C15U)) * 0xFF51AFD7ED558CCDU;
  value = (value ^ value >> 33) * 0xC4CEB9FE1A85EC53U;
  return value ^ value >> 29;
}

class Blocks {
 public:
  void add(std::uint32_t record, const StoryFeatures& features) {
    record_ = record;
    name("doi", features.doi);
    name("arxiv", features.arxiv);
    name("link", features.link);
    name("title", features.title_text);
    if (!features.first_page.empty() && !features.volume.empty())
      name("place", fmt::format("{} {}", features.volume, features.first_page));
    constexpr std::size_t kBeginning = 25;
    if (features.title_text.size() > kBeginning) name("begins", features.title_text.substr(0, kBeginning));
    HashSet words;
    for (const std::string& word : features.title.words)
      if (word.size() > 3) words.push_back(static_cast<std::uint32_t>(hash64(word)));
    bands("words", words);
    bands("text", features.shingles);
  }

  // Pairs that are worth comparing, each once.
  std::vector<Pair> pairs(std::span<const StoryFeatures> records) {
    auto order = [&](const Blocked& one) {
      const StoryFeatures& record = records[one.record];
      return std::tie(one.key, record.title_text, record.volume, record.first_page, one.record);
    };
    std::ranges::sort(blocked_, [&](const Blocked& x, const Blocked& y) { return order(x) < order(y); });
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < blocked_.size(); ++i)
      for (std::size_t j = i + 1; j < std::min(i + kNeighbours, blocked_.size()) && blocked_[j].key == blocked_[i].key;
           ++j)
        pairs.push_back(ordered(blocked_[i].record, blocked_[j].record));
    std::ranges::sort(pairs);
    pairs.erase(std::ranges::unique(pairs).begin(), pairs.end());
    return pairs;
  }

 private:
  static Pair ordered(std::uint32_t a, std::uint32_t b) { return {std::min(a, b), std::max(a, b)}; }

  void name(std::string_view kind, std::string_view value) {
    if (!value.empty()) blocked_.push_back({mixed(hash64(value), hash64(kind)), record_});
  }

  void bands(std::string_view kind, const HashSet& set) {
    if (set.empty()) return;
    for (std::size_t band = 0; band < kBands; ++band) {
      std::uint64_t key = mixed(hash64(kind), band);
      for (std::size_t row = 0; row < kRows; ++row) {
        std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
        for (std::uint32_t one : set) least = std::min(least, mixed(one, band * kRows + row + 1));
        key = mixed(key ^ least, row);
      }
      blocked_.push_back({key, record_});
    }
  }

  std::vector<Blocked> blocked_;
  std::uint32_t record_ = 0;
};

std::vector<Edge> edges_of(std::span<const StoryFeatures> records) {
  Blocks blocks;
  for (std::uint32_t i = 0; i < records.size(); ++i) blocks.add(i, records[i]);
  std::vector<Edge> edges;
  for (const Pair& pair : blocks.pairs(records))
    if (Evidence evidence = weigh(records[pair.a], records[pair.b]); evidence.verdict == Verdict::same)
      edges.push_back({pair, evidence});
  std::ranges::sort(edges, [](const Edge& x, const Edge& y) {
    return std::tuple(-x.evidence.weight, x.pair) < std::tuple(-y.evidence.weight, y.pair);
  });
  return edges;
}

class Clusters {
 public:
  explicit Clusters(std::span<const StoryFeatures> records) : records_(records), groups_(records.size()) {
    for (std::uint32_t i = 0; i < records.size(); ++i) members_.push_back({i});
  }

  void join(const Pair& pair) {
    std::size_t a = groups_.leader(pair.a), b = groups_.leader(pair.b);
    if (a == b || vetoed(members_[a], members_[b])) return;
    groups_.join(a, b);
    auto& whole = members_[std::min(a, b)];
    auto& part = members_[std::max(a, b)];
    whole.insert(whole.end(), part.begin(), part.end());
    part.clear();
  }

  std::size_t leader(std::size_t record) { return groups_.leader(record); }

 private:
  bool vetoed(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) const {
    std::size_t looks = 0;
    for (std::uint32_t one : a)
      for (std::uint32_t other : b) {
        if (++looks > kVetoes) return false;
        if (weigh(records_[one], records_[other]).verdict == Verdict::different) return true;
      }
    return false;
  }

  std::span<const StoryFeatures> records_;
  Groups groups_;
  std::vector<std::vector<std::uint32_t>> members_;
};

}  // namespace

std::vector<Clustered> cluster_stories(std::span<const StoryFeatures> records) {
  std::vector<Edge> edges = edges_of(records);
  Clusters clusters(records);
  for (const Edge& edge : edges) clusters.join(edge.pair);
  std::vector<Clustered> clustered(records.size());
  for (std::size_t i = 0; i < records.size(); ++i) clustered[i].cluster = clusters.leader(i);
  for (const Edge& edge : edges) {
    Clustered& later = clustered[edge.pair.b];
    if (later.why.empty() && later.cluster == clustered[edge.pair.a].cluster) later.why = in_words(edge.evidence);
  }
  return clustered;
}

}  // namespace twinform
