// SPDX-License-Identifier: MIT
// Which of the candidate stories go out now, in which order, and what becomes of the rest.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "select/query.h"

namespace twinform {

enum class Order { oldest, newest, relevance };

struct Selection {
  std::optional<Query> match;
  std::vector<Language> languages;  // empty: any; stories of unknown language pass
  std::optional<Seconds> max_age;   // by publication, else last change, else first sight
  int at_most = 0;                  // 0: all
  bool keep_rest = true;            // what is beyond at_most waits for the next slot
  Order order = Order::oldest;
};

struct Choice {
  std::vector<Story> chosen;                 // in the order in which they go out
  std::vector<std::pair<Story, Fate>> rest;  // with the stage that stopped each
};

// choose() is the two steps in turn.
Choice choose(std::vector<Story> candidates, const Selection& selection, Instant now);
// By age, language and query; not in order yet.
Choice sift(std::vector<Story> candidates, const Selection& selection, Instant now);
// Order and at_most, which takes turns between sources, so that one loud feed does not drown the others.
void put_in_order(Choice& choice, const Selection& selection, Instant now);

}  // namespace twinform
