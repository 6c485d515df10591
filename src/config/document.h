// SPDX-License-Identifier: MIT
// The configuration as it stands in its files: which tables there are, before anyone asks what they say.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "config/table_reader.h"

namespace twinform {

// A named table, "[sources.ariadne]"; for [library] the name is "library".
struct NamedTable {
  std::string name, title;
  const ConfigFile* file = nullptr;
  const TomlMember* table = nullptr;
  TableReader reader(Problems& problems) const { return {*file, table->value, table->spot, title, problems}; }
};

struct TomlDocument {
  std::deque<ConfigFile> files;  // the main one first
  std::deque<TomlValue> roots;   // of each file
  std::optional<NamedTable> library, monitor, hashtags;
  std::vector<NamedTable> sources, outputs, broadcasts;  // in the order in which they stand
  std::vector<NamedTable> profiles;                      // likewise; each a string
  std::optional<Path> state;                             // the folder of the ledger
};

// Reads the file and what it includes. Reports what can't be read or parsed, and tables that stand twice.
void read_document(const Path& file, TomlDocument& document, Problems& problems);

}  // namespace twinform
