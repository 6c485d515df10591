// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <functional>
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
  Path directory = {};                    // empty: the current one
  std::vector<std::string> without = {};  // variables of our environment that it does not get
  std::function<bool()> given_up = {};    // asked all the time: ends it as if its time were up
};

struct Finished {
  int exit_code = 0;       // 128 + signal where a signal ended it
  bool timed_out = false;  // then it was killed, with its process group
  std::string output;      // each capped at limits::kSubprocessOutputBytes
  std::string errors;
};

// "my-model did not end in time", "my-model ended with exit code 3".
std::string how_it_ended(const std::string& program, const Finished& finished);
// The last line that it wrote to standard error, at most 300 bytes: anything may stand there.
std::string last_words(const Finished& finished);

// Runs to its end. An error only where the program could not be started.
Result<Finished> run_command(const Command& command);

// Starts it and goes on: nobody waits for it, nobody hears it. For a browser.
Result<void> start_program(const std::vector<std::string>& argv);

}  // namespace twinform
