// SPDX-License-Identifier: MIT
#include "text/summary_rank.h"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

using namespace twinform;
using summary::Vector;

namespace {

// Edge by edge, as the paper has it.
std::vector<double> plain_text_rank(const std::vector<Vector>& sentences) {
  std::vector<double> ranks(sentences.size(), 1);
  auto size = [](const Vector& v) {
    return std::sqrt(static_cast<double>(v.size()) / std::log(2 + static_cast<double>(v.size())));
  };
  auto edge = [&](std::size_t a, std::size_t b) {
    if (a == b) return 0.0;
    return size(sentences[a]) * size(sentences[b]) * summary::similarity(sentences[a], sentences[b]);
  };
  for (int round = 0; round < 12; ++round) {
    std::vector<double> next(sentences.size(), 0.15);
    for (std::size_t from = 0; from < sentences.size(); ++from) {
      double all = 0;
      for (std::size_t to = 0; to < sentences.size(); ++to) all += edge(from, to);
      for (std::size_t to = 0; all > 1e-6 && to < sentences.size(); ++to)
        next[to] += 0.85 * edge(from, to) / all * ranks[from];
    }
    ranks = next;
  }
  return ranks;
}

std::vector<Vector> random_sentences(std::size_t how_many, std::uint32_t words) {
  std::mt19937 random(7);
  std::vector<Vector> made(how_many);
  for (Vector& vector : made) {
    for (std::uint32_t word = 0; word < words; ++word) {
      if (random() % 5 == 0) vector.push_back({word, 1});
    }
    for (auto& weight : vector) weight.value = 1 / std::sqrt(static_cast<float>(vector.size()));
  }
  return made;
}

std::vector<double> ranks_of(const std::vector<Vector>& sentences, std::size_t words) {
  std::vector<const Vector*> pointers;
  for (const Vector& sentence : sentences) pointers.push_back(&sentence);
  return summary::text_rank(pointers, words);
}

}  // namespace

TEST_CASE("ranks are those of TextRank with every edge written down") {
  std::vector<Vector> sentences = random_sentences(30, 40);
  std::vector<double> ranks = ranks_of(sentences, 40), plain = plain_text_rank(sentences);
  for (std::size_t i = 0; i < ranks.size(); ++i) CHECK(ranks[i] == doctest::Approx(plain[i]).epsilon(1e-4));
}

TEST_CASE("a sentence that shares no word with another has the least rank") {
  std::vector<Vector> sentences = random_sentences(10, 20);
  sentences.push_back({{20, 1}});
  CHECK(ranks_of(sentences, 21).back() == doctest::Approx(0.15));
}

TEST_CASE("no sentences have no ranks") { CHECK(summary::text_rank({}, 0).empty()); }
