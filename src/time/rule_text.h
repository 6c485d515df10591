// SPDX-License-Identifier: MIT
// The words of a schedule's text, and errors that point into it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace twinform {

constexpr std::size_t kLongestRule = 1'000;  // bytes

struct RuleToken {
  std::string_view text;
  std::size_t offset = 0;  // bytes into the whole text
};

// Words and single commas; one list for each part between semicolons.
std::vector<std::vector<RuleToken>> split_rule(std::string_view text);

// Error::where has line 1, the column in code points, and the text itself as the excerpt.
tl::unexpected<Error> fail_at(std::string_view text, const RuleToken& token, std::string what, std::string_view hint);
tl::unexpected<Error> fail_at_end(std::string_view text, std::string what, std::string_view hint);

// "9:05", "noon" or "midnight" as minutes after midnight, up to `most`.
std::optional<int> parse_clock(std::string_view text, int most = 1439);
// "2026-12-24", a day that exists, in the years 1970 to 9000.
std::optional<std::chrono::local_days> parse_day(std::string_view text);

// The two sides of "Mon-Fri", "Mon–Fri" and "Mon..Fri"; the second is missing where there is no such sign.
std::pair<std::string_view, std::optional<std::string_view>> split_span(std::string_view word);

}  // namespace twinform
