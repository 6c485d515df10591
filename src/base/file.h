// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace twinform {

using Path = std::filesystem::path;

// The whole file (or "-", standard input). ErrorKind::io names the path and the system's reason; larger than `cap` is an error.
Result<std::string> read_file(const Path& path, std::size_t cap);
// Written beside it, synced, renamed into place: a reader sees the old bytes or the new, never half.
Result<void> write_file(const Path& path, std::string_view bytes, unsigned mode = 0644);
Result<void> make_directories(const Path& path, unsigned mode = 0755);

// $XDG_CONFIG_HOME/twinform or ~/.config/twinform; likewise state (~/.local/state) and cache (~/.cache).
Result<Path> config_home();
Result<Path> state_home();

// "No space left on device" and the like, for an errno.
std::string system_reason(int error_number);

}  // namespace twinform
