// SPDX-License-Identifier: MIT
// A table of faults: a script whose rows are played, and beside it the same table in words, with the extension .md.
#pragma once

#include <toml++/toml.h>

#include <functional>
#include <string>
#include <vector>

namespace twinform::test {

// Plays one row: what is not as it should be, one sentence each.
using PlayFault = std::function<std::vector<std::string>(const toml::table&)>;

// main() of a program that is called with the script and names of rows. Without names it plays nothing and looks whether each row
// that stands in words is one of the script's.
int play_faults(int argc, char** argv, const PlayFault& play);

}  // namespace twinform::test
