// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "app/context.h"
#include "ledger/ledger.h"

namespace twinform {

struct ServerLimits {
  Limits limits;
  std::optional<Error> problem;  // the server could not be asked: the last answer holds, or the documented defaults
};

// What the output's server allows: asked once a day, remembered in the ledger.
Result<ServerLimits> server_limits(const Context& context, Ledger& ledger, const std::string& output,
                                   const Adapter& adapter);

// Forgets what was learnt of outputs whose settings have changed: another server has other limits, and no reason to be paused.
// Credentials don't count, for nothing of them may stay in the ledger: `outputs test` ends a pause that a new token mends.
Result<void> notice_changed_outputs(const Settings& settings, Ledger& ledger);

}  // namespace twinform
