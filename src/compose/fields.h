// SPDX-License-Identifier: MIT
// What a template's fields say of a story.
#pragma once

#include "compose/compose.h"

namespace twinform {

struct FieldContext {
  const ComposeRules& rules;
  const Occasion& occasion;
  std::size_t stories = 1;
};

// The template's blocks for a story. A section one of whose fields is empty is left out.
std::vector<Block> fill_in(const Template& form, const Story& story, const FieldContext& context);

// "Smith, Doe & Lee"; "Smith et al." for more than three.
std::string authors_line(const std::vector<Person>& authors);
// The title set for the source, else the journal, else the source's name.
Text source_title(const Story& story);

}  // namespace twinform
