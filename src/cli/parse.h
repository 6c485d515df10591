// SPDX-License-Identifier: MIT
#pragma once

#include "base/result.h"
#include "cli/command.h"

namespace twinform {

struct Parsed {
  const CommandRow* command = nullptr;  // nullptr: only help or the version was asked for
  Arguments arguments;
  std::string text;  // that help
};

// Reads a command line by the table. ErrorKind::usage with a near name in the hint.
Result<Parsed> parse_command_line(int argc, const char* const* argv);

}  // namespace twinform
