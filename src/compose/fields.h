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

// A frame's words around `stories` stories.
Text frame_words(const Template& form, const FieldContext& context);
// The title as people read it: without TeX, and of a catalogue's without who made it ("Title : more / by Ann Doe ; …").
Text said_title(const Story& story);
// The title set for the source, else the journal, else the source's name.
Text source_title(const Story& story);

}  // namespace twinform
