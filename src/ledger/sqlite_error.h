// SPDX-License-Identifier: MIT
#pragma once

#include "base/file.h"

namespace twinform {

// What an (extended) result code of SQLite means for whoever runs twinform, and what to do about it.
// `system` is the errno beneath it, 0 where there is none.
Error sqlite_error(int code, std::string_view message, int system, const Path& file);

}  // namespace twinform
