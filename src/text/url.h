// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "model/url.h"

namespace twinform {

// An absolute URL, read as browsers do (WHATWG URL standard): surrounding white space off, tabs and newlines out, host by
// UTS #46, path and query percent-encoded as UTF-8. http, https, ftp and file have hosts and paths (no drive letters); any
// other scheme is read opaquely: all up to "?" or "#" is its path. Credentials stay in str() and in no other accessor.
// ErrorKind::input when it is none, or longer than limits::kUrlBytes.
Result<Url> parse_url(std::string_view text);
// `reference` relative to `base` (RFC 3986 §5.2); an empty base asks for an absolute one.
Result<Url> resolve_url(const Url& base, std::string_view reference);

// %XX undone where the bytes are valid UTF-8, others stay as they are; for people, never for fetching.
std::string percent_decode(std::string_view text);
std::string percent_encode(std::string_view text);  // all but unreserved (RFC 3986 §2.3)

}  // namespace twinform
