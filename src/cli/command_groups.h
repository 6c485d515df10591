// SPDX-License-Identifier: MIT
// The parts of the command table, each in the order in which help lists its rows.
#pragma once

#include <vector>

#include "cli/command.h"

namespace twinform {

std::vector<CommandRow> source_commands();
std::vector<CommandRow> delivery_commands();  // of outputs and of the outbox
std::vector<CommandRow> inspect_commands();

}  // namespace twinform
