// SPDX-License-Identifier: MIT
// What the tables say. Each reports all that is wrong in its tables and returns what is left.
#pragma once

#include <span>
#include <vector>

#include "config/document.h"
#include "config/settings.h"

namespace twinform {

LibrarySettings read_library(const TomlDocument& document, Problems& problems);
std::vector<Source> read_sources(const TomlDocument& document, Problems& problems);
std::vector<OutputSettings> read_outputs(const TomlDocument& document, std::span<const AdapterSchema> adapters,
                                         Problems& problems);
std::vector<BroadcastSettings> read_broadcasts(const TomlDocument& document, const LibrarySettings& library,
                                               std::span<const Source> sources, Problems& problems);

// The zone that a key names; none where it is absent or unknown, which is reported.
std::optional<Zone> read_zone(TableReader& table, std::string_view key);

}  // namespace twinform
