// SPDX-License-Identifier: MIT
// How central each sentence is to a text: for text/summary_score.cpp alone.
#pragma once

#include <cstddef>
#include <vector>

#include "text/summary_score.h"

namespace twinform::summary {

// TextRank (Mihalcea and Tarau, EMNLP 2004) of sentences that are given as vectors over `words` words; about 1 each. Time is in
// proportion to their words: no edge between two sentences is ever written down.
std::vector<double> text_rank(const std::vector<const Vector*>& sentences, std::size_t words);

}  // namespace twinform::summary
