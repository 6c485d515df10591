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

// A story, and the stage that stops it; only queries ask for its texts.
struct Contender {
  const Story* story = nullptr;
  Fate fate = Fate::planned;
  double score = 0;  // for Order::relevance

  // By age and language.
  Contender(const Story& story, const Selection& selection, Instant now);
  // By the query: how much the story is about it, 0 without one; nothing: it does not match.
  void weigh(std::optional<double> relevance);
};

// Of contenders, by their places.
struct Choice {
  std::vector<std::size_t> chosen;                 // in the order in which they go out
  std::vector<std::pair<std::size_t, Fate>> rest;  // with the stage that stopped each
};

// All of it: the steps above and below.
Choice choose(const std::vector<Story>& stories, const Selection& selection, Instant now);
// How much a story that matches is about the query, as far as the order asks for it.
double relevance(const Selection& selection, Searchable& story);
Choice sift(const std::vector<Contender>& contenders);
// Order and at_most, which takes turns between sources, so that one loud feed does not drown the others.
void put_in_order(Choice& choice, const std::vector<Contender>& contenders, const Selection& selection, Instant now);

}  // namespace twinform
