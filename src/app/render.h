// SPDX-License-Identifier: MIT
// Stories to drafts to posts, within what each server allows.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/context.h"
#include "app/summaries.h"
#include "compose/compose.h"
#include "ledger/ledger.h"

namespace twinform {

// A draft that one output can't carry, an output that can't be asked: reported, and the rest goes on.
struct Problem {
  std::string broadcast, output;
  Error error;
};

// How the broadcast's stories are told on one output.
ComposeRules rules_for(const BroadcastSettings& broadcast, const std::string& output);

class Renderer {
 public:
  Renderer(const Context& context, const Outputs& outputs, Ledger& ledger)
      : context_(context), outputs_(outputs), ledger_(ledger), summaries_(context, ledger) {}

  // Makes the stories what readers are to see: their sources by title, their links clean, their summaries written; where no template
  // says the summary no program is asked.
  Result<void> prepare(std::vector<Story>& stories, const BroadcastSettings& broadcast, bool says_summary);
  // The posts of the draft, with their places and keys. None where there is nothing to say, or a problem.
  Result<std::vector<Post>> posts(const Draft& draft, const std::string& output);
  // Of the broadcast's slot.
  Result<Occasion> occasion(const BroadcastSettings& broadcast, const std::string& slot, Instant at);
  bool can_edit(const std::string& output) const;
  std::vector<Problem> take_problems() { return std::exchange(problems_, {}); }
  std::vector<Error> take_warnings() { return summaries_.take_warnings(); }

 private:
  Result<void> present(Story& story);
  // Where the outputs show all of a slot on one page; "" where none does.
  std::string page(const std::vector<std::string>& outputs, std::string_view broadcast, std::string_view slot) const;
  Result<Limits> limits_of(const std::string& output, const Adapter& adapter);

  const Context& context_;
  const Outputs& outputs_;
  Ledger& ledger_;
  Summaries summaries_;
  std::map<std::string, Limits> limits_;
  std::vector<Problem> problems_;
};

}  // namespace twinform
