// SPDX-License-Identifier: MIT
#include "config/load.h"

#include <cstdlib>

#include "config/secrets.h"
#include "config/sections.h"

namespace twinform {

namespace {

Path ledger_file(const TomlDocument& document, Problems& problems) {
  if (document.state) return *document.state / "ledger.db";
  Result<Path> home = state_home();
  if (home) return *home / "ledger.db";
  problems.error(Error{.kind = ErrorKind::config,
                       .what = "there is no place for the ledger: " + home.error().what,
                       .hint = "write state = \"/var/lib/twinform\" at the top of the configuration"});
  return {};
}

Settings read_settings(const TomlDocument& document, std::span<const AdapterSchema> adapters, Problems& problems) {
  Settings settings;
  settings.library = read_library(document, problems);
  settings.library.hashtags = read_hashtags(document, problems);
  settings.sources = read_sources(document, problems);
  settings.outputs = read_outputs(document, adapters, problems);
  settings.broadcasts = read_broadcasts(document, settings.library, settings.sources, problems);
  settings.monitor = read_monitor(document, problems);
  for (const TomlValue& root : document.roots) add_secret_variables(root, settings.secret_variables);
  settings.ledger = ledger_file(document, problems);
  for (const ConfigFile& file : document.files) settings.files.push_back(file.path());
  return settings;
}

}  // namespace

Loaded load_settings(const Path& file, std::span<const AdapterSchema> adapters) {
  TomlDocument document;
  Problems problems;
  read_document(file, document, problems);
  Loaded loaded;
  bool readable = document.roots.size() == document.files.size() && !document.files.empty();
  if (readable) loaded.settings = read_settings(document, adapters, problems);
  if (problems.any_errors()) loaded.settings.reset();
  loaded.errors = problems.take_errors();
  loaded.warnings = problems.take_warnings();
  return loaded;
}

Result<Path> standard_config_file() {
  const char* named = std::getenv("TWINFORM_CONFIG");
  if (named != nullptr && *named != '\0') return Path(named);
  return TRY(config_home()) / "twinform.toml";
}

}  // namespace twinform
