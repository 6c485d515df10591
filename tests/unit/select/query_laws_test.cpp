// SPDX-License-Identifier: MIT
// What must hold for any query and any story.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/strings.h"
#include "chance.h"
#include "select/query.h"

using namespace twinform;

namespace {

constexpr int kRounds = 400;

bool hits(const std::string& query, const Story& story, const FindProfile& find_profile = no_profiles) {
  auto parsed = parse_query(query, find_profile);
  REQUIRE_MESSAGE(parsed.has_value(), query);
  return parsed->matches(story);
}

}  // namespace

TEST_CASE("De Morgan holds") {
  Chance chance;
  for (int i = 0; i < kRounds; ++i) {
    Story story = chance.story();
    std::string a = chance.query(), b = chance.query();
    CHECK(hits("NOT (" + a + " AND " + b + ")", story) == hits("(NOT (" + a + ")) OR (NOT (" + b + "))", story));
    CHECK(hits("NOT (" + a + " OR " + b + ")", story) == hits("(NOT (" + a + ")) AND (NOT (" + b + "))", story));
  }
}

TEST_CASE("what matches a phrase matches its words near each other and its words anywhere") {
  Chance chance;
  for (int i = 0; i < kRounds; ++i) {
    Story story = chance.story();
    std::string a = chance.word(), b = chance.word();
    bool phrase = hits("\"" + a + " " + b + "\"", story);
    bool near = hits(a + " NEAR/1 " + b, story);
    bool both = hits(a + " " + b, story);
    CHECK((!phrase || near));
    CHECK((!near || both));
  }
}

TEST_CASE("the order of terms does not matter") {
  Chance chance;
  for (int i = 0; i < kRounds; ++i) {
    Story story = chance.story();
    std::vector<std::string> terms{chance.query(), chance.query(), chance.query()};
    auto joined = [&](const char* by) { return terms[0] + by + terms[1] + by + terms[2]; };
    bool all = hits(joined(" AND "), story), any = hits(joined(" OR "), story);
    std::ranges::shuffle(terms, chance.engine());
    CHECK(hits(joined(" AND "), story) == all);
    CHECK(hits(joined(" OR "), story) == any);
  }
}

TEST_CASE("a profile is its text in parentheses") {
  Chance chance;
  for (int i = 0; i < kRounds; ++i) {
    Story story = chance.story();
    std::string text = chance.nested(2), other = chance.query();
    auto named = [&](std::string_view) { return parse_query(text); };
    for (const char* around : {"X", "NOT X", "Y X", "Y OR X", "-X Y", "NOT NOT X OR Y"}) {
      std::string query = replace_all(around, "Y", other);
      CHECK(hits(replace_all(query, "X", "profile:x"), story, named) ==
            hits(replace_all(query, "X", "(" + text + ")"), story));
    }
  }
}

TEST_CASE("what a word in quotation marks matches it matches without") {
  Chance chance;
  for (int i = 0; i < kRounds; ++i) {
    Story story = chance.story();
    std::string word = chance.word();
    for (std::string field : {"", "title:", "source:"})
      CHECK((!hits(field + "\"" + word + "\"", story) || hits(field + word, story)));
  }
}

TEST_CASE("a beginning matches whatever its whole word in quotation marks matches") {
  Chance chance;
  for (int i = 0; i < kRounds; ++i) {
    Story story = chance.story();
    std::string word = chance.word();
    CHECK((!hits("\"" + word + "\"", story) || hits(word.substr(0, 2) + "*", story)));
  }
}
