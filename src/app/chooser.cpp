// SPDX-License-Identifier: MIT
#include "app/chooser.h"

namespace twinform {

Result<Selected> Chooser::choose(const BroadcastSettings& broadcast, const Ledger::Window& window) {
  Ledger::Candidates found = TRY(ledger_.candidates(broadcast.name, window, broadcast.from));
  const std::vector<Shelf::Item*> items = TRY(shelf_.take(found.stories)), merged = TRY(shelf_.take(found.merged));
  Choice choice = TRY(choose(broadcast, items));
  Selected selected;
  for (std::size_t i : choice.chosen) selected.chosen.push_back(items[i]);
  for (const auto& [i, fate] : choice.rest) selected.rest.emplace_back(items[i], fate);
  for (Shelf::Item* item : merged) selected.rest.emplace_back(item, Fate::merged);
  return selected;
}

Result<Choice> Chooser::choose(const BroadcastSettings& broadcast, const std::vector<Shelf::Item*>& items) {
  std::vector<Contender> contenders;
  for (Shelf::Item* item : items) {
    Contender& contender = contenders.emplace_back(*item->story, broadcast.selection, now_);
    if (contender.fate == Fate::planned) contender.weigh(TRY(shelf_.relevance(*item, broadcast)));
  }
  Choice choice = sift(contenders);
  if (!broadcast.exclude_seen_in.empty()) TRY(leave_out_seen(broadcast, contenders, choice));
  put_in_order(choice, contenders, broadcast.selection, now_);
  return choice;
}

// What broadcasts before it have chosen in this run counts too.
Result<void> Chooser::leave_out_seen(const BroadcastSettings& broadcast, const std::vector<Contender>& contenders,
                                     Choice& choice) {
  std::vector<std::size_t> unseen;
  for (std::size_t i : choice.chosen) {
    if (TRY(ledger_.is_planned_in(broadcast.exclude_seen_in, *contenders[i].story, broadcast.merge)))
      choice.rest.emplace_back(i, Fate::elsewhere);
    else
      unseen.push_back(i);
  }
  choice.chosen = std::move(unseen);
  return {};
}

}  // namespace twinform
