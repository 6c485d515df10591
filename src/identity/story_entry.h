// SPDX-License-Identifier: MIT
#pragma once

#include "identity/story_features.h"
#include "model/entry.h"

namespace twinform {

// An entry as a record to weigh; its abstract is the summary, or the beginning of the content, cut.
StoryRecord story_record(const Entry& entry);

// Do two records of one work name different publications of it: preprint and article, first and second version?
bool are_versions(const StoryFeatures& a, const StoryFeatures& b);

// Is b a's copy, word for word?
bool are_copies(const StoryFeatures& a, const StoryFeatures& b);

// May evidence hold two entries to be one? Those of one source, which identity tells apart, only where they are copies: the
// parts of a column look alike.
bool may_be_one(const StoryFeatures& a, const StoryFeatures& b);

}  // namespace twinform
