// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace twinform {

enum class EntityContext { text, attribute };

// Character references as the HTML standard reads them (§13.5, all 2 231 names; legacy names without ";" too; numeric
// 128–159 as windows-1252; out of range and surrogates as U+FFFD, but an escaped surrogate pair as its character).
std::string decode_entities(std::string_view text, EntityContext context = EntityContext::text);
void append_decoded(std::string& out, std::string_view text, EntityContext context = EntityContext::text);

}  // namespace twinform
