// SPDX-License-Identifier: MIT
// What to say of a story beyond its title: in our words, which are the text's own, or in those of a program that is asked
// (twinform.toml(5) "SUMMARIES BY A PROGRAM").
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/story.h"

namespace twinform {

// The sentences of an entry that say most beyond its title; "…" where the last goes on. `otherwise`: where it has no language.
Text summary_of(const Entry& entry, std::size_t characters, const Language& otherwise);

struct SummaryQuestion {
  Text title, text, source;  // text: what there is to sum up; source: as readers know it
  std::string link;
  std::size_t max_characters = 0;  // code points
  Language language;
};

SummaryQuestion summary_question(const Story& story, std::size_t characters, const Language& otherwise);
// The question as a JSON object on one line.
std::string to_json_line(const SummaryQuestion& question);
// The summary in an answer, {"summary": "…"}, on one line and cut behind a sentence where it is too long. Errors say what is wrong
// with it: no such object, nothing in it, not even one sentence that fits, control characters, marks that turn the writing
// direction, or a link, a mention or a hashtag that stands neither in the title nor in the text.
Result<Text> summary_in(std::string_view answer, const SummaryQuestion& question);

}  // namespace twinform
