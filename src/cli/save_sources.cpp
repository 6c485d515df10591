// SPDX-License-Identifier: MIT
#include "cli/save_sources.h"

#include <fmt/format.h>

#include "base/strings.h"
#include "outputs/adapter.h"
#include "text/escape.h"

namespace twinform {

std::span<const Source> SourcesTarget::sources() const {
  return settings == nullptr ? std::span<const Source>{} : std::span<const Source>(settings->sources);
}

std::optional<SourcesTarget> sources_target(Session& session) {
  Result<Path> file = session.config_file();
  if (!file) {
    session.report(file.error());
    return std::nullopt;
  }
  std::error_code ignored;
  if (!std::filesystem::exists(*file, ignored)) return SourcesTarget{.file = *file};
  const Settings* settings = session.settings();
  if (settings == nullptr) return std::nullopt;
  return SourcesTarget{.file = *file, .settings = settings};
}

int save_sources(Session& session, const SourcesTarget& target, const NewSources& sources, bool dry_run) {
  bool has_configuration = target.settings != nullptr;
  if (!has_configuration) {
    session.warn({.kind = ErrorKind::config,
                  .what = fmt::format("there is no configuration {} yet: nothing was added", target.file.string()),
                  .hint = "`twinform init` writes one; the sources can then be added, or pasted into it"});
  }
  if (sources.all().empty()) return kDone;
  if (dry_run || !has_configuration) {
    if (!session.json()) session.out().write(sources_as_toml(sources.all()));
    return kDone;
  }
  Result<void> added = append_sources(target.file, sources.all(), adapter_schemas());
  if (!added) return session.report(added.error());
  if (session.json() || session.quiet()) return kDone;
  for (const NewSource& one : sources.all())
    session.out().line(fmt::format("Added {} to {}.", one.source.name, printable(target.file.string())));
  return kDone;
}

}  // namespace twinform
