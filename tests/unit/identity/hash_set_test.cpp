// SPDX-License-Identifier: MIT
#include "identity/hash_set.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <random>

using namespace twinform;

namespace {

HashSet random_set(std::mt19937& random, std::uint32_t of) {
  std::vector<std::uint32_t> hashes(random() % 120);
  for (std::uint32_t& hash : hashes) hash = static_cast<std::uint32_t>(random() % of);
  return HashSet(hashes);
}

std::size_t counted(const HashSet& a, const HashSet& b) {
  std::vector<std::uint32_t> shared;
  std::ranges::set_intersection(a, b, std::back_inserter(shared));
  return shared.size();
}

}  // namespace

TEST_CASE("a set holds each hash once whatever their order") {
  CHECK(HashSet({3, 1, 3, 2}) == HashSet({1, 2, 3}));
  CHECK(HashSet({3, 1, 3, 2}).size() == 3);
}

TEST_CASE("what two sets share is counted exactly from large sets to small universes") {
  std::mt19937 random(7);
  for (std::uint32_t of : {20U, 200U, 5'000U, 4'000'000'000U})
    for (int i = 0; i < 300; ++i) {
      HashSet a = random_set(random, of), b = random_set(random, of);
      CAPTURE(of);
      CHECK(a.shared_with(b) == counted(a, b));
      CHECK(b.shared_with(a) == counted(a, b));
    }
}

TEST_CASE("what is below the least that is asked for counts as nothing and what reaches it is counted") {
  std::mt19937 random(8);
  for (int i = 0; i < 500; ++i) {
    HashSet a = random_set(random, 150), b = random_set(random, 150);
    std::size_t shared = counted(a, b), least = random() % 60;
    CAPTURE(least);
    CHECK(a.shared_with(b, least) == (shared < least ? 0 : shared));
  }
}
