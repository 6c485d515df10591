// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "config/settings.h"

namespace twinform {

struct Loaded {
  std::optional<Settings> settings;  // none when there are errors
  std::vector<Error> errors;         // every mistake, in order of place
  std::vector<Error> warnings;       // odd, but usable: a secret file that others can read, an output nobody uses
};

// Reads the file and what it includes, and validates all of it: unknown keys (with a near one), wrong types, dangling names, unreadable secrets,
// impossible schedules, bad templates and queries. `adapters` validates [outputs.*].
Loaded load_settings(const Path& file, std::span<const AdapterSchema> adapters);

// The file that holds when none is named: $TWINFORM_CONFIG, else config_home()/twinform.toml.
Result<Path> standard_config_file();

}  // namespace twinform
