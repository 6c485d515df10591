// SPDX-License-Identifier: MIT
// What the tables say. Each reports all that is wrong in its tables and returns what is left.
#pragma once

#include <span>
#include <vector>

#include "config/document.h"
#include "config/settings.h"

namespace twinform {

LibrarySettings read_library(const TomlDocument& document, Problems& problems);
MonitorSettings read_monitor(const TomlDocument& document, Problems& problems);
std::vector<Source> read_sources(const TomlDocument& document, Problems& problems);
std::vector<OutputSettings> read_outputs(const TomlDocument& document, std::span<const AdapterSchema> adapters,
                                         Problems& problems);
std::vector<BroadcastSettings> read_broadcasts(const TomlDocument& document, const LibrarySettings& library,
                                               std::span<const Source> sources, Problems& problems);

// The keys of a broadcast that say when.
Schedule read_schedule(TableReader& table, const std::string& broadcast, const LibrarySettings& library);
std::optional<MergeRule> read_merge(TableReader& table);
std::optional<Links> read_links(TableReader& table);
// None where the key is absent; an empty list is no quiet hours, or nothing closed.
std::optional<QuietHours> read_quiet(TableReader& table);
std::optional<Closures> read_closed(TableReader& table, const Zone& zone);

// The keys of a broadcast that say in what form; a template that has a name, or is written out.
ComposeRules read_compose(TableReader& table, const LibrarySettings& library);
Template read_template(TableReader& table, std::string_view key, Template otherwise);
// None where the key is absent.
std::optional<SummaryProgram> read_summary(TableReader& table);
HashtagAliases read_hashtags(const TomlDocument& document, Problems& problems);

// The zone that a key names; none where it is absent or unknown, which is reported.
std::optional<Zone> read_zone(TableReader& table, std::string_view key);

}  // namespace twinform
