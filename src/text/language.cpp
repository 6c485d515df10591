// SPDX-License-Identifier: MIT
#include "text/language.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "base/strings.h"
#include "text/language_names.h"
#include "text/unicode.h"

namespace twinform {

namespace {

constexpr std::size_t kLongestTag = 64;  // longer is no language but text in the wrong place

bool all_letters(std::string_view text) { return std::all_of(text.begin(), text.end(), is_alpha); }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }
bool all_alphanumeric(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_alpha(c) || is_digit(c); });
}

bool is_script(std::string_view part) { return part.size() == 4 && all_letters(part); }
bool is_region(std::string_view part) {
  return (part.size() == 2 && all_letters(part)) || (part.size() == 3 && all_digits(part));
}
bool is_variant(std::string_view part) {
  return all_alphanumeric(part) && (part.size() == 4 ? is_digit(part.front()) : part.size() >= 5 && part.size() <= 8);
}

std::string in_title_case(std::string_view script) {
  std::string out = to_lower(script);
  out.front() = static_cast<char>(out.front() - 'a' + 'A');
  return out;
}

// "en_US.UTF-8@euro", "en,de" and "en; q=1" end where their tag does.
std::string_view first_tag(std::string_view text) {
  text = trim(text);
  return trim(text.substr(0, text.find_first_of(",;.@(/")));
}

// Script, region and variants, in this order and each in its case (RFC 5646 §2.1.1); stops where the tag goes wrong.
std::string rest_of_tag(const std::vector<std::string_view>& parts, std::string_view language) {
  std::string out;
  std::size_t i = 1;
  if (i < parts.size() && is_script(parts[i])) out += "-" + in_title_case(parts[i++]);
  if (i < parts.size() && is_region(parts[i])) {
    const std::string region = to_upper(parts[i++], "");
    out += "-" + (region == "UK" && language == "en" ? "GB" : region);
  }
  for (; i < parts.size() && is_variant(parts[i]); ++i) out += "-" + to_lower(parts[i]);
  return out;
}

}  // namespace

Language canonical_language(std::string_view tag) {
  if (tag.size() > kLongestTag) return {};
  const std::string text = replace_all(std::string(first_tag(tag)), "_", "-");
  const auto parts = split(text, '-');
  const std::string language = language_code(to_lower_unicode(parts.front(), ""));
  if (language.empty()) return {};
  return language + rest_of_tag(parts, language);
}

bool language_matches(std::string_view tag, std::string_view range) {
  if (range == "*") return true;
  return istarts_with(tag, range) && (tag.size() == range.size() || (!range.empty() && tag[range.size()] == '-'));
}

}  // namespace twinform
