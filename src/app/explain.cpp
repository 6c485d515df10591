// SPDX-License-Identifier: MIT
#include "app/explain.h"

#include <algorithm>

namespace twinform {

Result<std::vector<Life>> explain(const Path& file, std::string_view text, int most) {
  Ledger ledger = TRY(Ledger::open(file, LedgerMode::read));
  std::vector<Life> lives;
  for (EntryRecord& entry : TRY(ledger.search(text, most))) {
    Life life{.entry = std::move(entry)};
    life.held = TRY(ledger.is_held(life.entry.id));
    life.same_story = TRY(ledger.entries_of(life.entry.story));
    std::erase_if(life.same_story, [&](const EntryRecord& other) { return other.id == life.entry.id; });
    life.decisions = TRY(ledger.decisions(life.entry.story));
    life.posts = TRY(ledger.posts_of(life.entry.story));
    lives.push_back(std::move(life));
  }
  return lives;
}

}  // namespace twinform
