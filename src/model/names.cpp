// SPDX-License-Identifier: MIT
// The words of design for enumerators: the same in tables, --json and the ledger.
#include "model/post.h"
#include "model/source.h"
#include "model/story.h"

namespace twinform {

std::string_view name_of(Fate fate) {
  switch (fate) {
    case Fate::baseline: return "baseline";
    case Fate::merged: return "merged";
    case Fate::too_old: return "too old";
    case Fate::language: return "language";
    case Fate::filtered: return "filtered";
    case Fate::elsewhere: return "elsewhere";
    case Fate::held_over: return "held over";
    case Fate::dropped: return "dropped";
    case Fate::planned: return "planned";
  }
  return "unknown";
}

std::string_view explain(Fate fate) {
  switch (fate) {
    case Fate::baseline: return "was there before the source's first run";
    case Fate::merged: return "is about a story that was handled before";
    case Fate::too_old: return "is older than max_age";
    case Fate::language: return "is in a language that was not asked for";
    case Fate::filtered: return "does not match the broadcast's query";
    case Fate::elsewhere: return "was chosen by a broadcast of exclude_seen_in";
    case Fate::held_over: return "is beyond at_most and waits for the next slot";
    case Fate::dropped: return "is beyond at_most, and what is left over is not kept";
    case Fate::planned: return "goes out";
  }
  return "";
}

std::string_view name_of(Relation relation) {
  switch (relation) {
    case Relation::none: return "";
    case Relation::edits: return "edits";
    case Relation::answers: return "answers";
  }
  return "";
}

std::string_view name_of(FetchStatus status) {
  switch (status) {
    case FetchStatus::fresh: return "fresh";
    case FetchStatus::unchanged: return "unchanged";
    case FetchStatus::gone: return "gone";
    case FetchStatus::blocked: return "blocked";
    case FetchStatus::later: return "later";
    case FetchStatus::failed: return "failed";
  }
  return "unknown";
}

}  // namespace twinform
