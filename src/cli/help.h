// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "cli/command.h"

namespace twinform {

std::string overview();                               // twinform --help
std::string group_help(std::string_view group);       // twinform outbox --help
std::string command_help(const CommandRow& command);  // twinform run --help
std::string usage_line(const CommandRow& command);    // "twinform run [BROADCAST…] [options]"

}  // namespace twinform
