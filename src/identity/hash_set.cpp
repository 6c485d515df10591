// SPDX-License-Identifier: MIT
#include "identity/hash_set.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace twinform {

HashSet::HashSet(std::vector<std::uint32_t> hashes) : hashes_(std::move(hashes)) {
  std::ranges::sort(hashes_);
  hashes_.erase(std::ranges::unique(hashes_).begin(), hashes_.end());
  for (std::uint32_t hash : hashes_) {
    std::uint32_t bit = hash * 0x9E3779B1U >> 24;  // hashes may be as uneven as letters are
    sketch_[bit / 64] |= std::uint64_t{1} << bit % 64;
  }
}

std::size_t HashSet::shared_with(const HashSet& other, std::size_t least) const {
  if (size() > other.size()) return other.shared_with(*this, least);
  if (size() - alone_beside(other) < least) return 0;
  std::size_t shared = 0;
  const std::uint32_t *a = hashes_.data(), *a_end = a + size(), *b = other.hashes_.data(), *b_end = b + other.size();
  // Without branches, of which every other one would be guessed wrong.
  while (a != a_end && b != b_end) {
    std::uint32_t one = *a, another = *b;
    shared += static_cast<std::size_t>(one == another);
    a += one <= another ? 1 : 0;
    b += another <= one ? 1 : 0;
  }
  return shared < least ? 0 : shared;
}

// At least so many are not in the other: each bit that only this sketch has stands for one.
std::size_t HashSet::alone_beside(const HashSet& other) const {
  int bits = 0;
  for (std::size_t i = 0; i < sketch_.size(); ++i) bits += std::popcount(sketch_[i] & ~other.sketch_[i]);
  return static_cast<std::size_t>(bits);
}

double overlap(const HashSet& a, const HashSet& b, double least) {
  std::size_t smaller = std::min(a.size(), b.size());
  if (smaller == 0) return 0;
  auto enough = std::max(1.0, least * static_cast<double>(smaller));
  return static_cast<double>(a.shared_with(b, static_cast<std::size_t>(enough))) / static_cast<double>(smaller);
}

double jaccard(const HashSet& a, const HashSet& b, double least) {
  if (a.empty() || b.empty()) return 0;
  auto all = static_cast<double>(a.size() + b.size());
  auto shared = static_cast<double>(a.shared_with(b, static_cast<std::size_t>(least / (1 + least) * all)));
  return shared / (all - shared);
}

}  // namespace twinform
