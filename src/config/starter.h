// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>

#include "base/file.h"
#include "base/result.h"
#include "model/source.h"

namespace twinform {

// A commented twinform.toml that loads as it stands. Refuses to overwrite.
Result<void> write_starter(const Path& file);

// TOML for one source, to append to a configuration: we never rewrite what a person wrote.
std::string source_as_toml(const Source& source, std::string_view comment);
Result<void> append_source(const Path& file, const Source& source, std::string_view comment);

}  // namespace twinform
