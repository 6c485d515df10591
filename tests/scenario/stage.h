// SPDX-License-Identifier: MIT
// What the stories of this folder have in common: replies in TOML, and the real program run in a home of its own.
#pragma once

#include <toml++/toml.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/subprocess.h"
#include "support/http_server.h"
#include "support/temp_dir.h"

namespace twinform::test {

// A string, or a list of them.
std::vector<std::string> strings_at(const toml::table& table, std::string_view key);

using Fill = std::function<std::string(std::string)>;  // puts values for {server} and the like
// The reply that the keys of `table` describe; README.md lists them.
Reply reply_in(const toml::table& table, const Fill& fill);
// As a real server: a validator that matches is answered 304.
Handler conditional(const Reply& reply);

// The program, with `home` as its home and working folder; `now` (RFC 3339) is its clock, "" for the real one.
Result<Finished> run_program(const TempDir& home, const std::string& now, std::vector<std::string> arguments,
                             std::string input = {});

}  // namespace twinform::test
