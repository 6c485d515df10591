// SPDX-License-Identifier: MIT
// Stories to a draft.
#pragma once

#include <string>
#include <vector>

#include "compose/template.h"
#include "model/draft.h"

namespace twinform {

struct ComposeRules {
  Form form = Form::single;
  Template post;  // of each story: a single post, a digest's line, a thread's part
  Text heading;   // of digests, threads and bulletin pages; "" for the broadcast's name
  Text more;      // "and {n} more"
  Visibility visibility = Visibility::unset;
  Text content_warning;
  int max_hashtags = 3;
  bool images = true;
  std::size_t summary_characters = 300;
  Language language;  // the library's; a story's own wins for a single post
};

// The templates that hold when a broadcast names none.
Template standard_template(Form form);
Template standard_correction();  // of an answer to a post that was corrected

struct Occasion {  // when and for whom
  std::string broadcast, slot;
  Instant at{};
  std::string date;  // the slot's date as it is to be read, "23 November 2026"
};

// single: one draft a story; digest and thread: one for all. Stories are not empty.
std::vector<Draft> compose(const ComposeRules& rules, std::vector<Story> stories, const Occasion& occasion);

// The sentences of an entry that say most beyond its title; "…" where the last goes on. `otherwise`: where it has no language.
Text summary_of(const Entry& entry, std::size_t characters, const Language& otherwise);

// "#DigitalLibraries": each word capitalised; none for what would not link (all digits, no letter).
std::vector<Text> hashtags_for(const Story& story, int at_most);

}  // namespace twinform
