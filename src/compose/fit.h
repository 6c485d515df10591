// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "base/result.h"
#include "model/draft.h"
#include "model/limits.h"

namespace twinform {

struct Fitted {
  Text text;
  std::int64_t length = 0;
  std::vector<std::size_t> stories;  // indices into Draft::stories that stand in it
  std::size_t left_out = 0;          // droppable passages that did not fit: "and N more"
  bool shortened = false;
};

// The part's words within the rules: what has to give gives at a sentence, a clause, a word, a grapheme, in the order of
// Role; never the link. Text from feeds is defused for the service. ErrorKind::refused when not even the link fits.
Result<Fitted> fit(const Part& part, const Draft& draft, const TextRules& rules);

}  // namespace twinform
