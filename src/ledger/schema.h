// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/sqlite.h"

namespace twinform {

constexpr int kSchemaVersion = 6;

// The version of the ledger in `database`: 0 is a new, empty one. Another program's database and a ledger from a newer
// twinform are errors.
Result<int> schema_version(Sqlite& database, const Path& file);
// Brings it to kSchemaVersion, each version in one transaction. Two processes may try at the same time.
Result<void> migrate(Sqlite& database, const Path& file);

}  // namespace twinform
