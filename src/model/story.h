// SPDX-License-Identifier: MIT
// One or more entries about the same work, and what became of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/entry.h"

namespace twinform {

enum class EntryId : std::int64_t {};  // rising in the order in which entries were first seen
enum class StoryId : std::int64_t {};

// Which entries a broadcast takes for one story.
enum class MergeRule {
  off,     // those of one source only
  strict,  // those that name the same work: by identifier or link
  normal,  // also those that evidence holds to be the same: title, authors, text, journal, dates
};

struct Story {
  StoryId id{};
  std::string only_source{};  // of whose entries alone (MergeRule::off); "" all
  EntryId first_entry{};      // places it in a broadcast's window
  Instant first_seen{};
  Entry lead;
  std::vector<Entry> also_in;  // further entries about the same, oldest first
  std::vector<Url> also_as;    // of those: other versions of the work (preprint, article)
  Text source_title;  // how readers know the lead's source: the configuration's title, else the feed's, else its name
  std::vector<Text> tags;  // of the sources that it was seen in (configuration), in order of sight
  double score = 0;        // relevance, set by select/
  Text summary;            // the words to say beyond the title, set by compose/; may be empty
};

// Where a story's way through a broadcast ended. Order is the order of the stages.
enum class Fate {
  baseline,   // there before the source's first run
  merged,     // another entry of a story already handled
  too_old,    // beyond max_age
  language,   // not in a language asked for
  filtered,   // `match` does not match
  elsewhere,  // chosen by a broadcast of `exclude_seen_in`
  held_over,  // beyond at_most: waits for the next slot
  dropped,    // beyond at_most, and left over stories are not kept
  planned,    // a post was made of it
};

std::string_view name_of(Fate fate);  // "held over"; for tables, --json and the ledger
std::string_view explain(Fate fate);  // a half sentence for people

}  // namespace twinform
