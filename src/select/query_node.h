// SPDX-License-Identifier: MIT
// A query as a program for a stack of truth values: flat, so that no depth of parentheses costs more than memory.
#pragma once

#include <optional>
#include <vector>

#include "select/query.h"
#include "select/searchable.h"
#include "select/years.h"

namespace twinform {

struct Term {
  QueryField field = QueryField::any;
  Phrase phrase;
  std::optional<Phrase> beside;  // NEAR
  int distance = 0;
  std::optional<Years> years;  // instead of the phrase, which is empty then
  std::string written;         // for people, with its field
  std::string profile;         // that it came with; "" it is the query's own
};

enum class StepKind { term, and_, or_, not_ };

struct Step {
  StepKind kind = StepKind::term;
  std::size_t term = 0;
};

struct Query::Node {
  std::vector<Term> terms;
  std::vector<Step> steps;  // postfix
};

}  // namespace twinform
