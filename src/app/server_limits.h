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

}  // namespace twinform
