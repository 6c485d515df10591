// SPDX-License-Identifier: MIT
// What happened inside, for whoever has to find out why. Silent unless cli/ opens it; never carries a Secret.
#pragma once

#include <string_view>

#include "base/file.h"

namespace twinform::log {

enum class Level { debug, info, warning, error };

// Lines "2026-11-23T09:00:00Z level message" to standard error.
void to_stderr(Level least);

void debug(std::string_view message);
void info(std::string_view message);
void warning(std::string_view message);
void error(std::string_view message);

}  // namespace twinform::log
