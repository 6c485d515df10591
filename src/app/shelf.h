// SPDX-License-Identifier: MIT
// The stories that the broadcasts of one run choose from: what several see alike is read once, and put to all their queries at once.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "config/settings.h"
#include "ledger/ledger.h"
#include "select/profiles.h"

namespace twinform {

class Shelf {
 public:
  using Matches = std::map<const BroadcastSettings*, double>;  // those whose query matches → Selection's relevance

  struct Item {
    const Ledger::View* view = nullptr;  // its key
    std::shared_ptr<const Story> story;  // without its texts
    std::optional<Story> whole;          // with them, until close()
    std::optional<Matches> matches;      // once somebody has asked
  };

  // `readers` outlive it.
  Shelf(Ledger& ledger, std::vector<const BroadcastSettings*> readers);
  // They stay where they are, and are good as long as no entry is stored.
  Result<std::vector<Item*>> take(const std::vector<Ledger::View>& views);
  // How much the story is about the query of one of the readers; 0 without one; nothing: it does not match.
  Result<std::optional<double>> relevance(Item& item, const BroadcastSettings& reader);
  // Given away: what is not at hand any more is read again.
  Result<std::vector<Story>> whole(const std::vector<Item*>& items);
  // Forgets the texts: memory is for one broadcast's stories, not for those of all.
  void close();

 private:
  Result<Item*> take(const Ledger::View& view);
  Result<void> open(Item& item);

  Ledger& ledger_;
  std::vector<const BroadcastSettings*> asking_;  // readers with a query
  Profiles profiles_;                             // theirs
  std::map<Ledger::View, Item> items_;
  std::vector<Item*> open_;
};

}  // namespace twinform
