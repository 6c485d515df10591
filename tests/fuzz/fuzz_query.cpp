// SPDX-License-Identifier: MIT
// Lines: queries, parted by tabs, which ask for those before them as profile:0, profile:1 …; a title; an author; the rest is a
// summary. What a query matches, its negation does not; Profiles find what each of their queries does; some term decides.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/strings.h"
#include "select/profiles.h"
#include "text/clean.h"

using namespace twinform;

namespace {

constexpr std::size_t kMost = 16;

void require(bool holds) {
  if (!holds) std::abort();
}

std::string_view take_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  return line;
}

const char* language(std::size_t n) {
  constexpr const char* kLanguages[] = {"en", "de", "", "fr", "ru", "zh", "es-MX", "nb"};
  return kLanguages[n % std::size(kLanguages)];
}

Story story_of(std::string_view title, std::string_view author, std::string_view summary) {
  Story story;
  story.lead.title = clean_line(title);
  story.lead.summary = clean_text(summary);
  story.lead.authors = {{.name = clean_line(author)}};
  story.lead.categories = {story.lead.title};
  story.lead.language = language(title.size());
  Entry other;
  other.title = story.lead.authors.front().name;
  other.language = language(author.size());
  story.also_in = {other};
  return story;
}

// As many as can be read, each with its negation behind it.
std::vector<Query> queries_in(std::string_view line) {
  std::vector<Query> queries;
  auto earlier = [&](std::string_view name) -> Result<Query> {
    auto number = parse_integer(name);
    if (!number || *number < 0 || static_cast<std::size_t>(*number) >= queries.size()) return no_profiles(name);
    return queries[static_cast<std::size_t>(*number)];
  };
  for (std::string_view text : split(line, '\t')) {
    if (queries.size() >= kMost) break;
    auto query = parse_query(text, earlier);
    if (!query) {
      require(query.error().where.column >= 0 && query.error().where.column <= static_cast<int>(text.size()) + 1);
      continue;
    }
    queries.push_back(*std::move(query));
    queries.push_back(parse_query(fmt::format("NOT profile:{}", queries.size() - 1), earlier).value());
  }
  return queries;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view input(reinterpret_cast<const char*>(data), size);
  std::vector<Query> queries = queries_in(take_line(input));
  const std::string_view title = take_line(input), author = take_line(input);
  const Story story = story_of(title, author, input);
  std::vector<std::size_t> in_turn;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const bool matches = queries[i].matches(story);
    if (matches) in_turn.push_back(i);
    require(queries[i].relevance(story) >= 0);
    require(!queries[i].decisive(story).empty());
    require(i % 2 == 0 || matches != queries[i - 1].matches(story));
  }
  Searchable searchable(story);
  require(Profiles(std::move(queries)).matching(searchable) == in_turn);
  return 0;
}
