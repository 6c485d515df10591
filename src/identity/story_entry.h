// SPDX-License-Identifier: MIT
#pragma once

#include "identity/story_features.h"
#include "model/entry.h"

namespace twinform {

// An entry as a record to weigh; its abstract is the summary, or the beginning of the content, cut.
StoryRecord story_record(const Entry& entry);

// Do two records of one work name different publications of it: preprint and article, first and second version?
bool are_versions(const StoryFeatures& a, const StoryFeatures& b);

// Is b a's copy, word for word? Within one source, where a column's parts look alike, nothing less tells that they are one.
bool are_copies(const StoryFeatures& a, const StoryFeatures& b);

}  // namespace twinform
