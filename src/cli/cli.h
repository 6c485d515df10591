// SPDX-License-Identifier: MIT
#pragma once

namespace twinform {

// The whole program: reads the command line, runs one command, and returns its exit code:
// 0 done, 1 something was not delivered (and is kept), 2 usage or configuration (nothing done), 3 another run holds the ledger,
// 4 the ledger can't be used, 130 interrupted.
int run_cli(int argc, char** argv);

}  // namespace twinform
