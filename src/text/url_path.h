// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace twinform {

// A browser takes either for the separator of a path in http(s), ftp and file URLs.
constexpr bool is_slash(char c) { return c == '/' || c == '\\'; }

// Appends the segments of `text`, each behind a "/", to the path that begins at `root` in `href`; "." and ".." (also as
// %2e) are resolved, and never beyond the root (RFC 3986 §5.2.4).
void append_segments(std::string& href, std::size_t root, std::string_view text);

}  // namespace twinform
