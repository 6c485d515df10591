// SPDX-License-Identifier: MIT
// What `sources add` and `sources import` have in common: where new sources go.
#pragma once

#include <optional>

#include "app/new_sources.h"
#include "cli/session.h"

namespace twinform {

// The configuration that sources are added to. No file yet: `settings` is nullptr, and the TOML is printed instead.
struct SourcesTarget {
  Path file;
  const Settings* settings = nullptr;
  std::span<const Source> sources() const;
};
// none: there is one and it is broken, which has been reported.
std::optional<SourcesTarget> sources_target(Session& session);

// Appends them, or with `dry_run`, or where there is no configuration, prints them as TOML (with --json: nothing).
int save_sources(Session& session, const SourcesTarget& target, const NewSources& sources, bool dry_run);

}  // namespace twinform
