// SPDX-License-Identifier: MIT
// Lines: a query, a title, an author; the rest is a summary. What a query matches, its negation does not; and Profiles find what
// each of their queries does.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "select/profiles.h"
#include "text/clean.h"

using namespace twinform;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

std::string_view take_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  return line;
}

Story story_of(std::string_view title, std::string_view author, std::string_view summary) {
  Story story;
  story.lead.title = clean_line(title);
  story.lead.summary = clean_text(summary);
  story.lead.authors = {{.name = clean_line(author)}};
  story.lead.categories = {story.lead.title};
  story.lead.language = "en";
  return story;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::string_view text = take_line(input);
  auto query = parse_query(text);
  if (!query) {
    require(query.error().where.column >= 0 && query.error().where.column <= static_cast<int>(text.size()) + 1);
    return 0;
  }
  const std::string_view title = take_line(input), author = take_line(input);
  const Story story = story_of(title, author, input);
  const bool matches = query->matches(story);
  require(query->relevance(story) >= 0);
  auto opposite = parse_query("NOT (" + std::string(text) + ")");
  if (!opposite) return 0;
  require(opposite->matches(story) != matches);
  require(Profiles({*query, *opposite}).matching(story) == std::vector<std::size_t>{matches ? 0U : 1U});
  return 0;
}
