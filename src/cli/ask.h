// SPDX-License-Identifier: MIT
// One line from whoever is at standard input, asked for on standard error so that standard output stays clean.
#pragma once

#include <string_view>

#include "base/result.h"
#include "base/secret.h"
#include "cli/terminal.h"

namespace twinform {

enum class Echo { shown, hidden };  // hidden: a terminal does not show what is typed

// Without white space around it. ErrorKind::usage where nothing comes.
Result<Secret> ask_line(Terminal& err, std::string_view prompt, Echo echo);

bool can_ask();  // somebody sits at standard input

}  // namespace twinform
