// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "base/file.h"
#include "base/result.h"

namespace twinform {

struct Command {
  std::vector<std::string> argv;  // argv[0] is looked up in PATH; never a shell
  std::string input = {};         // given on standard input
  std::chrono::seconds timeout{30};
  Path directory = {};  // empty: the current one
};

struct Finished {
  int exit_code = 0;       // 128 + signal where a signal ended it
  bool timed_out = false;  // then it was killed, with its process group
  std::string output;      // each capped at limits::kSubprocessOutputBytes
  std::string errors;
};

// Runs to its end. An error only where the program could not be started.
Result<Finished> run_command(const Command& command);

// Starts it and goes on: nobody waits for it, nobody hears it. For a browser.
Result<void> start_program(const std::vector<std::string>& argv);

}  // namespace twinform
