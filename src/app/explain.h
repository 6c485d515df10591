// SPDX-License-Identifier: MIT
// One entry's life: seen when, one story with what, decided how, posted where.
#pragma once

#include <string>
#include <vector>

#include "ledger/ledger.h"

namespace twinform {

struct Life {
  EntryRecord entry;
  bool held = false;                    // it came in a flood
  std::vector<EntryRecord> same_story;  // the other entries of its story
  std::vector<Decision> decisions;
  std::vector<StoredPost> posts;
};

// Entries that `text` names (a link, guid, DOI, words of a title, an entry's number), the latest first; at most `most`.
Result<std::vector<Life>> explain(const Path& ledger, std::string_view text, int most);

}  // namespace twinform
