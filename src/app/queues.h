// SPDX-License-Identifier: MIT
// Posts that wait for the sake of their output, and why.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/settings.h"
#include "ledger/ledger.h"

namespace twinform {

struct Queue {
  std::string output;
  std::int64_t posts = 0;       // that could not go out at this moment; a thread counts as one
  std::int64_t parts = 0;       // with all parts of threads
  std::string why;              // "at most 10 an hour"
  std::optional<Instant> next;  // when the first of them may go out; none: when somebody acts
  bool in_turn = false;         // by the output's pace: nothing is wrong
};

// Of the outputs of the configuration, in its order, those that have such posts.
Result<std::vector<Queue>> queues(const Settings& settings, Ledger& ledger, Instant now);

// "glammr: 3 posts wait for their turn: at most 10 an hour; the next goes after 2026-11-23T14:10:00Z"
std::string in_words(const Queue& queue);

}  // namespace twinform
