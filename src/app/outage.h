// SPDX-License-Identifier: MIT
// Outputs that can't be reached, are not let in, or come back: what the ledger remembers of them as a whole.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "ledger/ledger.h"

namespace twinform {

constexpr Seconds kLongestRetry{21'600};

// Five minutes, doubled for each failure in a row after the first, six hours at most; moved by up to a fifth, by `seed`, so that
// nothing marches in step.
Seconds retry_delay(std::string_view seed, int failures);

// The whole output waits: until the server's own time, if it told one, else by back-off. Gives that time.
Result<Instant> hold_output(Ledger& ledger, const std::string& output, std::optional<Instant> asked, std::string why,
                            Instant now);
// Nothing is sent until its credentials are good again.
Result<void> pause_output(Ledger& ledger, const std::string& output, std::string why, Instant now);
// Nothing is sent until a person has looked: good credentials mend nothing.
Result<void> stop_output(Ledger& ledger, const std::string& output, std::string why);
// Its server answered a probe: that is kept, and ends a pause.
Result<void> remember_answer(Ledger& ledger, const std::string& output, const Limits& limits, Instant now);
// It took a post.
Result<void> output_works(Ledger& ledger, const std::string& output);
// Asks the servers of paused outputs every six hours: a new token needs no other word from anybody.
Result<void> ask_paused_outputs(const Context& context, const Outputs& outputs, Ledger& ledger);

// False when it was down and still is: asked before a post is risked.
Result<bool> is_back(const Context& context, const Adapter& adapter, Ledger& ledger, const std::string& output);

struct Excess {
  std::vector<std::int64_t> posts;  // the first parts of those that are not to go out
  std::string why;
};
// What an outage of more than an hour has left beyond `after_outage`.
Result<Excess> excess_after_outage(const OutputSettings& output, Ledger& ledger, Instant now);

}  // namespace twinform
