// SPDX-License-Identifier: MIT
#include "text/summary_rank.h"

#include <cmath>

namespace twinform::summary {
namespace {

constexpr double kDamping = 0.85;
constexpr int kRounds = 12;  // ranks no longer change their order by then

double dot(const Vector& vector, const std::vector<double>& other) {
  double sum = 0;
  for (const Weight& weight : vector) sum += weight.value * other[weight.word];
  return sum;
}

void add(std::vector<double>& sum, const Vector& vector, double times) {
  for (const Weight& weight : vector) sum[weight.word] += times * weight.value;
}

// Two sentences are as near as the words that they share are many, by the logarithms of their lengths: vectors of length 1 would
// favour short sentences.
double size_of(const Vector& vector) {
  auto words = static_cast<double>(vector.size());
  return std::sqrt(words / std::log(2 + words));
}

}  // namespace

std::vector<double> text_rank(const std::vector<const Vector*>& sentences, std::size_t words) {
  std::vector<double> sizes, outgoing, ranks(sentences.size(), 1), sum(words);
  for (const Vector* sentence : sentences) {
    sizes.push_back(size_of(*sentence));
    add(sum, *sentence, sizes.back());
  }
  for (std::size_t i = 0; i < sentences.size(); ++i)
    outgoing.push_back(sizes[i] * (dot(*sentences[i], sum) - sizes[i]));
  constexpr double kAlone = 1e-6;
  for (int round = 0; round < kRounds; ++round) {
    sum.assign(words, 0);
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      if (outgoing[i] > kAlone) add(sum, *sentences[i], sizes[i] * ranks[i] / outgoing[i]);
    }
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      bool alone = outgoing[i] <= kAlone;
      double given = sizes[i] * dot(*sentences[i], sum) - (alone ? 0 : sizes[i] * sizes[i] * ranks[i] / outgoing[i]);
      ranks[i] = 1 - kDamping + kDamping * (alone ? 0 : given);
    }
  }
  return ranks;
}

}  // namespace twinform::summary
