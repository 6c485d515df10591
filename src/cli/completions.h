// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace twinform {

// Completion scripts made from the command table, for bash, zsh and fish.
std::string bash_completions();
std::string zsh_completions();
std::string fish_completions();

}  // namespace twinform
