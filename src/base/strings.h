// SPDX-License-Identifier: MIT
// ASCII helpers. Anything that has to know about Unicode lives in text/.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace twinform {

bool is_space(char c);  // space, \t \n \r \f \v
bool is_digit(char c);
bool is_alpha(char c);
char to_lower(char c);
std::string to_lower(std::string_view text);
bool iequals(std::string_view a, std::string_view b);
bool istarts_with(std::string_view text, std::string_view prefix);
std::size_t ifind(std::string_view text, std::string_view piece);  // where it stands, in any case; npos

std::string_view trim(std::string_view text);
// Pieces between separators, empty ones included.
std::vector<std::string_view> split(std::string_view text, char separator);
// Pieces between runs of white space, never empty.
std::vector<std::string_view> split_words(std::string_view text);
std::string join(std::span<const std::string> pieces, std::string_view separator);
std::string join(std::span<const std::string_view> pieces, std::string_view separator);
std::string replace_all(std::string text, std::string_view from, std::string_view to);

// A whole decimal number with nothing around it.
std::optional<long long> parse_integer(std::string_view text);

// The candidate that a person probably meant, if one is near enough (Damerau–Levenshtein, at most 2 or a third of its length).
std::optional<std::string> did_you_mean(std::string_view word, std::span<const std::string> candidates);

// "1 post", "3 posts".
std::string counted(long long n, std::string_view singular, std::string_view plural);

}  // namespace twinform
