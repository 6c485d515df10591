// SPDX-License-Identifier: MIT
// Which sentences say most: for text/summary.cpp alone.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/entry.h"

namespace twinform::summary {

// A word's number and weight; rising numbers.
struct Weight {
  std::uint32_t word;
  float value;
};
using Vector = std::vector<Weight>;  // of length 1, or empty

struct Candidate {
  std::string_view words;
  std::size_t characters = 0;
  Vector vector;
  double score = 0;
};

double similarity(const Vector& a, const Vector& b);

// The text's sentences, without boilerplate and those that repeat the title, scored: near to what the whole text says and to the
// title (tf-idf centroid); raised where an abstract says what was done or concludes, and where news begin.
std::vector<Candidate> scored_sentences(const Text& title, const Text& text, std::size_t room,
                                        const Language& language);

}  // namespace twinform::summary
