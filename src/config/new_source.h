// SPDX-License-Identifier: MIT
// Sources that a command adds to twinform.toml: appended, since what a person wrote is never rewritten.
#pragma once

#include <span>
#include <string>

#include "base/file.h"
#include "base/result.h"
#include "model/output.h"
#include "model/source.h"

namespace twinform {

struct NewSource {
  Source source;
  std::string comment;  // goes before its table; each line is made harmless
};

// [sources.NAME] with the keys that are not as they are by default.
std::string source_as_toml(const NewSource& added);
std::string sources_as_toml(std::span<const NewSource> added);
// All of them or none: what the file would be is loaded, with all that it includes, before it takes the file's place.
// ErrorKind::config when that fails, with the TOML to add by hand in the hint.
Result<void> append_sources(const Path& file, std::span<const NewSource> added,
                            std::span<const AdapterSchema> adapters);

}  // namespace twinform
