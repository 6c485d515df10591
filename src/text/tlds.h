// SPDX-License-Identifier: MIT
// The top-level domains that networks know: "example.notatld" is no link, and counts in full.
#pragma once

#include <cstddef>
#include <string_view>

namespace twinform {

constexpr std::size_t kLongestTopLevelDomain = 18;  // code points

// `label` in lower case, as written: "com", "みんな". Punycode is not looked into.
bool is_top_level_domain(std::string_view label);
// As above, in the root zone of 2025, which the Bluesky library knows: twitter-text's list, and so Mastodon's, is older.
bool is_delegated_domain(std::string_view label);
// Is it the beginning of one, or the whole?
bool starts_top_level_domain(std::string_view label);

}  // namespace twinform
