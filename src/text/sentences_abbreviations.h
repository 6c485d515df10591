// SPDX-License-Identifier: MIT
// What a language's full stops may mean besides an end.
#pragma once

#include <string_view>

#include "model/entry.h"

namespace twinform {

enum class Abbreviation {
  none,
  never_ends,   // "Dr.", "e.g.": the sentence goes on
  with_number,  // "p.", "Fig.", "No.": goes on when a number follows
  ends_list,    // "etc.", "usw.": ends when a word with a capital follows
  may_end,      // "Co.", "etc.", "U.S.": ends when a word follows that begins sentences
};

// `word` in lower case, without its last full stop. English holds where the language is unknown.
Abbreviation abbreviation(std::string_view word, const Language& language);
// "The", "However", "Er": words that begin sentences more often than they are names. As written.
bool begins_sentences(std::string_view word, const Language& language);
// "3. Mai": does a full stop make an ordinal of a number?
bool has_ordinal_stops(const Language& language);

}  // namespace twinform
