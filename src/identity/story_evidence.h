// SPDX-License-Identifier: MIT
// Whether two records tell of one work: what speaks for it, what against.
#pragma once

#include <cstdint>
#include <string>

#include "identity/story_features.h"

namespace twinform {

enum class Verdict : std::uint8_t {
  same,
  open,       // not enough to merge, nothing against standing together in a cluster
  doubtful,   // in one cluster only where something decisive joins it
  different,  // never in one cluster
};

struct Evidence {
  Verdict verdict = Verdict::open;
  double weight = 0;        // the more, the surer
  std::uint32_t signs = 0;  // what spoke for it
};

Evidence weigh(const StoryFeatures& a, const StoryFeatures& b);

// Does what two records say of each other keep apart the clusters that hold them, which `bond` would join?
bool forbids(Verdict between, const Evidence& bond);

// "same DOI, same title, same authors"
std::string in_words(const Evidence& evidence);

}  // namespace twinform
