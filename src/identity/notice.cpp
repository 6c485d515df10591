// SPDX-License-Identifier: MIT
#include "identity/notice.h"

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "identity/identity.h"
#include "identity/story_title.h"
#include "text/unicode.h"

namespace twinform {

namespace {

// Fewer words than this are a section's name, which many works share.
constexpr std::size_t kFewestWords = 3;

bool is_about_a_work(std::string_view notice) {
  constexpr std::string_view kKinds[] = {"correction", "addendum", "retraction", "retracted", "concern"};
  return std::ranges::find(kKinds, notice) != std::end(kKinds);
}

std::string_view behind(std::string_view title, std::string_view mark) {
  auto at = title.find(mark);
  return at == std::string_view::npos ? std::string_view{} : title.substr(at + mark.size());
}

std::string_view before_last(std::string_view title, std::string_view marks) {
  auto at = title.find_last_of(marks);
  return at == std::string_view::npos ? std::string_view{} : title.substr(0, at);
}

std::string_view between(std::string_view title, std::string_view open, std::string_view close) {
  std::string_view rest = behind(title, open);
  auto end = rest.rfind(close);
  return end == std::string_view::npos ? std::string_view{} : rest.substr(0, end);
}

}  // namespace

std::vector<std::uint64_t> subjects_of_notice(std::string_view title) {
  std::vector<std::uint64_t> subjects;
  if (!is_about_a_work(read_story_title(title).notice)) return subjects;
  const std::string_view readings[] = {
      between(title, "“", "”"), between(title, "‘", "’"), between(title, "\"", "\""), between(title, "„", "“"),
      between(title, "«", "»"), behind(title, ": "),      behind(title, " to "),      behind(title, " for "),
      before_last(title, "(["), behind(title, " "),
  };
  for (std::string_view reading : readings) {
    if (folded_words(reading).size() < kFewestWords) continue;
    std::uint64_t hash = title_hash(reading);
    if (std::ranges::find(subjects, hash) == subjects.end()) subjects.push_back(hash);
  }
  return subjects;
}

}  // namespace twinform
