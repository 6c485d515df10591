// SPDX-License-Identifier: MIT
#pragma once

#include "base/error.h"

namespace twinform {

// The program's exit codes; twinform(1) explains them.
enum ExitCode : int {
  kDone = 0,
  kNotDelivered = 1,  // something failed on the way and is kept
  kUsage = 2,         // command line or configuration: nothing was done
  kBusy = 3,          // another run holds the ledger
  kLedger = 4,        // the ledger can't be used: nothing was posted
  kInterrupted = 130,
};

ExitCode exit_code_of(const Error& error);

}  // namespace twinform
