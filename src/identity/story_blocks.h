// SPDX-License-Identifier: MIT
// Keys under which records that may tell of one work meet, so that each is compared with a few and not with all.
#pragma once

#include <cstdint>
#include <vector>

#include "identity/story_features.h"

namespace twinform {

struct StoryBlocks {
  std::vector<std::uint64_t> names;     // DOI, arXiv number, link, whole title, place in a journal: they hold for ever
  std::vector<std::uint64_t> likeness;  // the title's beginning; MinHash bands of its words and of the text
};

// A few of each kind; records that share a key are worth weighing, others are not. Uniform in 64 bits.
StoryBlocks story_blocks(const StoryFeatures& features);

}  // namespace twinform
