// SPDX-License-Identifier: MIT
#include "compose/fit.h"

#include <doctest/doctest.h>

#include <string_view>

#include "text/clean.h"
#include "text/count.h"

using namespace twinform;

namespace {

Block block(Role role, std::string_view text, int section = 0) { return {role, clean_text(text), section}; }

constexpr std::string_view kLink = "https://example.org/articles/42";

Part article(std::string_view title, std::string_view summary) {
  return {{Passage{{block(Role::title, title), block(Role::literal, "\n\n"), block(Role::summary, summary),
                    block(Role::literal, "\n\n"), block(Role::literal, "(", 1), block(Role::attribution, "Doe", 1),
                    block(Role::literal, ") ", 1), block(Role::link, kLink), block(Role::literal, "\n\n"),
                    block(Role::tag, "#OpenAccess"), block(Role::literal, " "), block(Role::tag, "#Libraries")},
                   0,
                   false}}};
}

TextRules plain(std::int64_t limit) { return {Service::plain, limit, 0, 0}; }

std::string fitted(const Part& part, std::int64_t limit) {
  auto result = fit(part, Draft{}, plain(limit));
  REQUIRE(result.has_value());
  CHECK(result->length <= limit);
  return result->text.str();
}

Part digest(int lines) {
  Part part{{Passage{{block(Role::heading, "This week"), block(Role::literal, "\n")}, {}, false}}};
  for (int i = 0; i < lines; ++i) {
    part.passages.push_back({{block(Role::title, "Story " + std::to_string(i)), block(Role::literal, " "),
                              block(Role::link, "https://example.org/" + std::to_string(i))},
                             static_cast<std::size_t>(i),
                             true});
  }
  return part;
}

Draft with_more() {
  Draft draft;
  draft.more = clean_line("and {n} more");
  return draft;
}

}  // namespace

TEST_CASE("what fits stays as it is") {
  CHECK(fitted(article("A title", "A summary."), 500) ==
        "A title\n\nA summary.\n\n(Doe) https://example.org/articles/42\n\n#OpenAccess #Libraries");
}

TEST_CASE("hashtags give first") {
  CHECK(fitted(article("A title", "A summary."), 74) ==
        "A title\n\nA summary.\n\n(Doe) https://example.org/articles/42\n\n#OpenAccess");
  CHECK(fitted(article("A title", "A summary."), 60) ==
        "A title\n\nA summary.\n\n(Doe) https://example.org/articles/42");
}

TEST_CASE("a summary ends at a sentence where it can") {
  CHECK(fitted(article("A title", "The first sentence says much. The second one says less than it could."), 85) ==
        "A title\n\nThe first sentence says much.\n\n(Doe) https://example.org/articles/42");
}

TEST_CASE("a summary of one long sentence ends at a clause or a word with an ellipsis") {
  CHECK(fitted(article("T", "This sentence goes on, and then goes on further without ever coming to an end"), 70) ==
        "T\n\nThis sentence goes on…\n\n(Doe) https://example.org/articles/42");
  CHECK(fitted(article("T", "This sentence goes on and then goes on further without ever coming to an end"), 80) ==
        "T\n\nThis sentence goes on and then goes…\n\n(Doe) https://example.org/articles/42");
}

TEST_CASE("a section goes with its words") {
  CHECK(fitted(article("A title", ""), 42) == "A title\n\nhttps://example.org/articles/42");
}

TEST_CASE("the link is never lost and never cut") {
  CHECK(fitted(article("A title that is much too long to stand", "Summary"), 31) == kLink);
  CHECK(fitted(article("A title that is much too long to stand", "Summary"), 46) ==
        "A title that…\n\nhttps://example.org/articles/42");
}

TEST_CASE("a post that can't hold its link is refused") {
  auto result = fit(article("T", "S"), Draft{}, plain(30));
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().kind == ErrorKind::refused);
}

TEST_CASE("a digest says rightly how many lines it left out") {
  for (std::int64_t limit : {120, 150, 200, 260}) {
    auto result = fit(digest(20), with_more(), plain(limit));
    REQUIRE(result.has_value());
    CHECK(result->stories.size() + result->left_out == 20);
    CHECK(result->text.str().ends_with("and " + std::to_string(result->left_out) + " more"));
    CHECK(result->length <= limit);
  }
}

TEST_CASE("a digest that fits whole has no more to say") {
  auto result = fit(digest(3), with_more(), plain(500));
  REQUIRE(result.has_value());
  CHECK(result->left_out == 0);
  CHECK(result->text.str() ==
        "This week\n\nStory 0 https://example.org/0\nStory 1 https://example.org/1\nStory 2 https://example.org/2");
}

TEST_CASE("a feed's mention comes out harmless and our hashtag live") {
  auto result = fit(article("@somebody@example.org wrote #this", "See http://example.org/ now."), Draft{},
                    standard_rules(Service::mastodon));
  REQUIRE(result.has_value());
  std::vector<Span> spans = find_spans(result->text.view(), Service::mastodon);
  REQUIRE(spans.size() == 3);
  CHECK(spans[0].value == kLink);
  CHECK(spans[1].value == "OpenAccess");
  CHECK(spans[2].value == "Libraries");
}

TEST_CASE("words that make a mention only where they meet are parted") {
  Part part{{Passage{{block(Role::literal, "@"), block(Role::attribution, "somebody"), block(Role::literal, " "),
                      block(Role::link, kLink)},
                     0,
                     false}}};
  auto result = fit(part, Draft{}, standard_rules(Service::mastodon));
  REQUIRE(result.has_value());
  CHECK(find_spans(result->text.view(), Service::mastodon).size() == 1);
}

TEST_CASE("the content warning takes its share of the room") {
  Draft draft;
  draft.content_warning = clean_line(std::string(470, 'w'));
  auto result = fit(article("A title", "A summary."), draft, standard_rules(Service::mastodon));
  REQUIRE(result.has_value());
  CHECK(result->length <= 500);
  CHECK(result->text.str().ends_with(kLink));
}

TEST_CASE("how many are left out stands above the last line and has its plural") {
  Part part = digest(20);
  part.passages.push_back({{block(Role::literal, "Bye.")}, std::nullopt, false});
  Draft draft;
  draft.language = "en";
  draft.more = clean_line("{n} {n|plural:story,stories} more: https://library.example/[[1]]");
  auto result = fit(part, draft, plain(200));
  REQUIRE(result.has_value());
  CHECK(result->length <= 200);
  CHECK(result->text.str().ends_with(std::to_string(result->left_out) +
                                     " stories more: https://library.example/[1]\nBye."));
}
