// SPDX-License-Identifier: MIT
#include "select/profiles.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "chance.h"

using namespace twinform;

namespace {

std::vector<Query> queries(const std::vector<std::string>& texts) {
  std::vector<Query> parsed;
  for (const std::string& text : texts) {
    auto query = parse_query(text);
    REQUIRE_MESSAGE(query.has_value(), text);
    parsed.push_back(*std::move(query));
  }
  return parsed;
}

std::vector<std::size_t> at_once(Profiles& profiles, const Story& story) {
  Searchable searchable(story);
  return profiles.matching(searchable);
}

std::vector<std::size_t> each_in_turn(const std::vector<Query>& queries, const Story& story) {
  std::vector<std::size_t> matching;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    if (queries[i].matches(story)) matching.push_back(i);
  }
  return matching;
}

}  // namespace

TEST_CASE("profiles find what each query in turn finds") {
  Chance chance;
  std::vector<std::string> texts;
  for (int i = 0; i < 400; ++i) texts.push_back(chance.nested(static_cast<int>(chance.below(4))));
  auto parsed = queries(texts);
  Profiles profiles(parsed);
  for (int i = 0; i < 200; ++i) {
    Story story = chance.story();
    CHECK(at_once(profiles, story) == each_in_turn(parsed, story));
  }
}

TEST_CASE("only a query that asks for no word at all is tried on every story") {
  struct Case {
    const char* query;
    std::size_t always;
  };
  const Case cases[] = {{"open", 0},
                        {"open -job", 0},
                        {"open OR access", 0},
                        {"NOT (-open OR -access)", 0},
                        {"NOT NOT op*", 0},
                        {"\"open access\" OR a", 0},
                        {"data NEAR/3 open", 0},
                        {"data year:>2020", 0},
                        {"-job", 1},
                        {"open OR -job", 1},
                        {"NOT (open access)", 1},
                        {"(-a -b) OR (c -d)", 1}};
  for (const Case& c : cases) {
    CHECK_MESSAGE(Profiles(queries({c.query})).always_tried() == c.always, c.query);
  }
}

TEST_CASE("no profiles match nothing") {
  Profiles none({});
  CHECK(at_once(none, Chance().story()).empty());
}
