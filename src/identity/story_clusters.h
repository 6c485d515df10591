// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "identity/story_features.h"

namespace twinform {

struct Clustered {
  std::size_t cluster = 0;  // the index of its first record
  std::string why;          // what joins it to the records before it; "" for the first
};

// Records to works, one answer a record. Each is compared only with those that share an identifier, a place in a journal or
// enough of a title or text; no cluster holds two that speak against each other.
std::vector<Clustered> cluster_stories(std::span<const StoryFeatures> records);

}  // namespace twinform
