// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "base/secret.h"
#include "config/table_reader.h"

namespace twinform {

// { file = "…" }, { env = "…" }, { command = ["pass", "…"] } or { credential = "…" } (systemd), read at once, without the line
// break at its end. Reports why where there is none, and warns of a file that others can read.
std::optional<Secret> read_secret(TableReader& table, const TomlMember& member);

}  // namespace twinform
