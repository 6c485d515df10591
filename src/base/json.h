// SPDX-License-Identifier: MIT
// The one door to nlohmann::json: depth-capped parsing, dumping that can't throw on bad UTF-8.
// Include this in .cpp files only; headers forward-declare with base/json_fwd.h.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "base/json_fwd.h"
#include "base/result.h"

namespace twinform {

// RFC 8259 text, at most limits::kJsonDepth deep; a leading BOM is skipped. The error names the byte offset.
Result<Json> parse_json(std::string_view text);
// One line, UTF-8; invalid bytes become U+FFFD.
std::string dump_json(const Json& value);
// Indented by two.
std::string dump_json_pretty(const Json& value);

// The member, or a null where the value is no object or has none.
const Json& member(const Json& value, std::string_view key);
// The string there, or "" where it is missing or of another type.
std::string string_at(const Json& value, std::string_view key);
std::int64_t integer_at(const Json& value, std::string_view key, std::int64_t otherwise);
bool bool_at(const Json& value, std::string_view key, bool otherwise);

}  // namespace twinform
