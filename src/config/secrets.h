// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/secret.h"
#include "config/table_reader.h"

namespace twinform {

// { file = "…" }, { env = "…" }, { command = ["pass", "…"] } or { credential = "…" } (systemd), read at once, without the line
// break at its end. Reports why where there is none, and warns of a file that others can read.
// `hint` says what else to do about one that is not there.
std::optional<Secret> read_secret(TableReader& table, const TomlMember& member, std::string_view hint = {});

// Where it is, without a look: {"file", its path}, {"command", "pass", "…"}, {"env", "…"} or {"credential", "…"}.
std::optional<std::vector<std::string>> secret_place(TableReader& table, const TomlMember& member);

// The variables of the environment that `table` and what is in it name as places of secrets.
void add_secret_variables(const TomlValue& table, std::vector<std::string>& names);

}  // namespace twinform
