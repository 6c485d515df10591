// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace twinform {

// Hashes of what a text is made of, each once, in order; with a sketch of them by which most sets are seen to have little in common.
class HashSet {
 public:
  HashSet() = default;
  explicit HashSet(std::vector<std::uint32_t> hashes);
  std::size_t size() const { return hashes_.size(); }
  bool empty() const { return hashes_.empty(); }
  auto begin() const { return hashes_.begin(); }
  auto end() const { return hashes_.end(); }
  bool operator==(const HashSet&) const = default;
  // |this ∩ other|; 0 where it is below `least`.
  std::size_t shared_with(const HashSet& other, std::size_t least = 1) const;

 private:
  std::size_t alone_beside(const HashSet& other) const;

  std::vector<std::uint32_t> hashes_;
  std::array<std::uint64_t, 4> sketch_{};  // a bit for each hash, if not for it alone
};

// How much of the smaller set is in the other, and of both together in both (Jaccard); 0 where it is below `least`.
double overlap(const HashSet& a, const HashSet& b, double least);
double jaccard(const HashSet& a, const HashSet& b, double least);

}  // namespace twinform
