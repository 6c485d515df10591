// SPDX-License-Identifier: MIT
// What must hold for any query and any story.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "select/query.h"
#include "text/clean.h"

using namespace twinform;

namespace {

constexpr int kRounds = 400;

// Few words, so that chance finds phrases and neighbours.
class Chance {
 public:
  std::string word() {
    constexpr const char* kWords[] = {"open", "access", "data", "library", "Böll", "job"};
    return kWords[below(std::size(kWords))];
  }
  std::string words(std::size_t count) {
    std::string text = word();
    for (std::size_t i = 1; i < count; ++i) text += " " + word();
    return text;
  }
  Story story() {
    Story story;
    story.lead.title = clean_line(words(1 + below(4)));
    story.lead.summary = clean_line(words(1 + below(6)));
    return story;
  }
  std::string query() {
    switch (below(5)) {
      case 0: return "\"" + words(2) + "\"";
      case 1: return "title:" + word();
      case 2: return "(" + word() + " OR -" + word() + ")";
      case 3: return word() + " NEAR/2 " + word();
      default: return word();
    }
  }
  std::size_t below(std::size_t bound) { return std::uniform_int_distribution<std::size_t>(0, bound - 1)(engine_); }
  std::mt19937& engine() { return engine_; }

 private:
  std::mt19937 engine_{20261123};
};

bool hits(const std::string& query, const Story& story) {
  auto parsed = parse_query(query);
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

TEST_CASE("a beginning matches whatever its whole word matches") {
  Chance chance;
  for (int i = 0; i < kRounds; ++i) {
    Story story = chance.story();
    std::string word = chance.word();
    CHECK((!hits(word, story) || hits(word.substr(0, 2) + "*", story)));
  }
}
