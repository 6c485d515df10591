// SPDX-License-Identifier: MIT
// What a broadcast says in a slot, and what becomes of the other stories that it could say.
#pragma once

#include <utility>
#include <vector>

#include "app/shelf.h"

namespace twinform {

struct Selected {
  std::vector<Shelf::Item*> chosen;                 // in the order in which they go out
  std::vector<std::pair<Shelf::Item*, Fate>> rest;  // with the stage that stopped each
};

// For the broadcasts of one run, one after another: the shelf's readers.
class Chooser {
 public:
  Chooser(Ledger& ledger, Shelf& shelf, Instant now) : ledger_(ledger), shelf_(shelf), now_(now) {}
  Result<Selected> choose(const BroadcastSettings& broadcast, const Ledger::Window& window);

 private:
  Result<Choice> choose(const BroadcastSettings& broadcast, const std::vector<Shelf::Item*>& items);
  Result<void> leave_out_seen(const BroadcastSettings& broadcast, const std::vector<Contender>& contenders,
                              Choice& choice);

  Ledger& ledger_;
  Shelf& shelf_;
  Instant now_;
};

}  // namespace twinform
