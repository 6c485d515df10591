// SPDX-License-Identifier: MIT
// When an output may send its next post.
#pragma once

#include <string>
#include <vector>

#include "config/settings.h"
#include "ledger/ledger.h"

namespace twinform {

struct Turn {
  Instant at = Instant::min();  // may lie in the past
  std::string why;              // "at most 10 an hour"
};

class Turns {
 public:
  // `sent`: when its posts of the last day went out, newest first.
  Turns(const Pace& pace, std::vector<Instant> sent) : pace_(pace), sent_(std::move(sent)) {}
  Turn next() const;
  void take(Instant at, int posts = 1);

 private:
  Pace pace_;
  std::vector<Instant> sent_;
};

// From what the ledger says was sent, whatever run sent it; what may have arrived counts. Without a pace it is always its turn.
Result<Turns> turns_of(const OutputSettings& output, Ledger& ledger, Instant now);

}  // namespace twinform
