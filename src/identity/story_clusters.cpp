// SPDX-License-Identifier: MIT
#include "identity/story_clusters.h"

#include <algorithm>
#include <cstdint>
#include <tuple>

#include "identity/groups.h"
#include "identity/story_blocks.h"
#include "identity/story_evidence.h"

namespace twinform {

namespace {

constexpr std::size_t kNeighbours = 24;  // in a block: "Editorial" is the title of thousands
constexpr std::size_t kVetoes = 64;      // pairs looked at before two clusters become one

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

class Blocks {
 public:
  void add(std::uint32_t record, const StoryFeatures& features) {
    StoryBlocks keys = story_blocks(features);
    for (std::uint64_t key : keys.names) blocked_.push_back({key, record});
    for (std::uint64_t key : keys.likeness) blocked_.push_back({key, record});
  }

  // Pairs that are worth comparing, each once.
  std::vector<Pair> pairs(std::span<const StoryFeatures> records) {
    std::ranges::sort(blocked_, std::less{}, [](const Blocked& one) { return std::pair(one.key, one.record); });
    std::vector<Pair> pairs;
    for (auto begin = blocked_.begin(); begin != blocked_.end();) {
      auto end = std::ranges::find_if(begin, blocked_.end(), [&](const Blocked& one) { return one.key != begin->key; });
      add_neighbours(pairs, {begin, end}, records);
      begin = end;
    }
    std::ranges::sort(pairs);
    pairs.erase(std::ranges::unique(pairs).begin(), pairs.end());
    return pairs;
  }

 private:
  // Of a block that is too large to compare all, those that stand side by side by title and place.
  static void add_neighbours(std::vector<Pair>& pairs, std::span<Blocked> block,
                             std::span<const StoryFeatures> records) {
    auto order = [&](const Blocked& one) {
      const StoryFeatures& record = records[one.record];
      return std::tie(record.title_text, record.volume, record.first_page, one.record);
    };
    if (block.size() > kNeighbours)
      std::ranges::sort(block, [&](const Blocked& x, const Blocked& y) { return order(x) < order(y); });
    for (std::size_t i = 0; i < block.size(); ++i)
      for (std::size_t j = i + 1; j < std::min(i + kNeighbours, block.size()); ++j)
        pairs.push_back(ordered(block[i].record, block[j].record));
  }
  static Pair ordered(std::uint32_t a, std::uint32_t b) { return {std::min(a, b), std::max(a, b)}; }

  std::vector<Blocked> blocked_;
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

  void join(const Edge& edge) {
    std::size_t a = groups_.leader(edge.pair.a), b = groups_.leader(edge.pair.b);
    if (a == b || vetoed(members_[a], members_[b], edge.evidence)) return;
    groups_.join(a, b);
    auto& whole = members_[std::min(a, b)];
    auto& part = members_[std::max(a, b)];
    whole.insert(whole.end(), part.begin(), part.end());
    part.clear();
  }

  std::size_t leader(std::size_t record) { return groups_.leader(record); }

 private:
  bool vetoed(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b, const Evidence& bond) const {
    std::size_t looks = 0;
    for (std::uint32_t one : a)
      for (std::uint32_t other : b) {
        if (++looks > kVetoes) return false;
        if (forbids(weigh(records_[one], records_[other]).verdict, bond)) return true;
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
  for (const Edge& edge : edges) clusters.join(edge);
  std::vector<Clustered> clustered(records.size());
  for (std::size_t i = 0; i < records.size(); ++i) clustered[i].cluster = clusters.leader(i);
  for (const Edge& edge : edges) {
    Clustered& later = clustered[edge.pair.b];
    if (later.why.empty() && later.cluster == clustered[edge.pair.a].cluster) later.why = in_words(edge.evidence);
  }
  return clustered;
}

}  // namespace twinform
