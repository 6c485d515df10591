// SPDX-License-Identifier: MIT
#include "identity/story_release.h"

#include <algorithm>
#include <iterator>

#include "base/strings.h"

namespace twinform {

namespace {

constexpr std::string_view kAnnounced[] = {"released",   "release", "releases", "version", "available",
                                           "announcing", "out",     "now",      "is",      "v"};

bool announces(std::string_view word) { return std::ranges::find(kAnnounced, word) != std::end(kAnnounced); }

bool is_v_of_version(std::string_view word) { return word.size() > 1 && to_lower(word[0]) == 'v' && is_digit(word[1]); }

// The numbers of "(2.1.0)," and "v2.1"; none where it is no version.
std::vector<std::string_view> parts_of(std::string_view word) {
  auto begin = word.find_first_of("0123456789");
  if (begin == std::string_view::npos || begin > 1) return {};
  std::string_view version = word.substr(begin, word.find_first_not_of("0123456789.", begin) - begin);
  while (version.ends_with('.')) version.remove_suffix(1);
  std::vector<std::string_view> parts = split(version, '.');
  bool all = std::ranges::all_of(parts, [](std::string_view part) { return parse_integer(part).has_value(); });
  return all ? parts : std::vector<std::string_view>{};
}

// "12.03.2026", "12.3.26"
bool is_date(const std::vector<std::string_view>& parts) {
  return parts.size() == 3 && parts[2].size() > 1 && parse_integer(parts[0]) <= 31 && parse_integer(parts[1]) <= 12;
}

}  // namespace

bool names_a_release(std::string_view title) {
  if (title.find('.') == std::string_view::npos) return false;
  std::vector<std::string_view> words = split_words(title);
  bool announced = std::ranges::any_of(
      words, [](std::string_view word) { return announces(to_lower(word)) || is_v_of_version(word); });
  return std::ranges::any_of(words, [&](std::string_view word) {
    auto parts = parts_of(word);
    return !is_date(parts) && (parts.size() > 2 || (parts.size() == 2 && announced));
  });
}

void keep_name_and_version(std::vector<std::string>& words) {
  std::erase_if(words, announces);
  for (std::string& word : words)
    if (is_v_of_version(word)) word.erase(0, 1);
}

}  // namespace twinform
