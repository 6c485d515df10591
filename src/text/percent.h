// SPDX-License-Identifier: MIT
// The percent-encode sets of the WHATWG URL standard (§1.3).
#pragma once

#include <string>
#include <string_view>

namespace twinform {

enum class UrlPart { path, query, fragment, userinfo, opaque };

// Appends `text` with what may not stand in `part` as %XX; "%" itself stays.
void append_encoded(std::string& out, std::string_view text, UrlPart part);

// Every %XX undone, whatever bytes it gives.
std::string percent_decode_bytes(std::string_view text);

}  // namespace twinform
