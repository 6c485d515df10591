// SPDX-License-Identifier: MIT
// What stories say beyond their titles: the program that a broadcast names is asked, else it is the text's own sentences.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "app/context.h"
#include "compose/summary.h"
#include "ledger/ledger.h"

namespace twinform {

class Summaries {
 public:
  // How long the programs may take in a run, all together.
  static constexpr Seconds kPatience{600};
  Summaries(const Context& context, Ledger& ledger, Seconds patience = kPatience)
      : context_(context), ledger_(ledger), left_(patience) {}

  // Gives each story its summary. What the broadcast's program answered about the same text before is taken from the ledger; where
  // it has no good answer now it is not asked about that again, and the summary is ours. `said`: a template says it, else no
  // program is started.
  Result<void> write(std::vector<Story>& stories, const BroadcastSettings& broadcast, bool said);
  // One for each program whose answers were no good, or missing.
  std::vector<Error> take_warnings();

 private:
  using Key = std::pair<StoryId, std::uint64_t>;
  struct Failures {
    std::optional<Error> first;
    std::set<Key> questions;
    int in_a_row = 0;
  };

  Text ours(const Story& story, const ComposeRules& rules);
  // Empty where there is none.
  Result<Text> theirs(const Story& story, const BroadcastSettings& broadcast);
  Result<Text> ask(const SummaryQuestion& question, const SummaryProgram& program, int failures);

  const Context& context_;
  Ledger& ledger_;
  std::chrono::steady_clock::duration left_;
  std::map<std::vector<std::string>, Failures> failures_;               // by command
  std::map<std::tuple<EntryId, std::size_t, Language>, Text> written_;  // by us: several broadcasts may say it
};

}  // namespace twinform
