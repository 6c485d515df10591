// SPDX-License-Identifier: MIT
#pragma once

#include "base/file.h"
#include "base/result.h"

namespace twinform {

// A commented twinform.toml that loads as it stands. Refuses to overwrite.
Result<void> write_starter(const Path& file);

}  // namespace twinform
