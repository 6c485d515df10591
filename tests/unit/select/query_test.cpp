// SPDX-License-Identifier: MIT
#include "select/query.h"

#include <doctest/doctest.h>

#include <string>

#include "base/limits.h"
#include "text/clean.h"
#include "text/url.h"

using namespace twinform;

namespace {

Story article() {
  Story story;
  Entry& lead = story.lead;
  lead.source = "jdoc";
  lead.title = clean_line("Préprints and the Straße to Open Access");
  lead.summary = clean_text("A survey of behaviour among librarians; the budget is open, its access closed.");
  lead.authors = {{.name = clean_line("Ana Müller")}, {.name = clean_line("Ben Ölund")}};
  lead.work.doi = "10.1000/xyz.7";
  lead.work.issn = "1234-567X";
  lead.work.journal = clean_line("Journal of Documentation");
  lead.work.publication_date = "2026-11";
  lead.language = "en-GB";
  lead.link = parse_url("https://www.publisher.example/doi/xyz").value();
  lead.categories = {clean_line("Open Science")};
  Entry other;
  other.source = "blog";
  other.title = clean_line("What repositories want");
  story.also_in = {other};
  story.tags = {clean_line("DigitalLibraries")};
  return story;
}

bool hits(std::string_view query) {
  auto parsed = parse_query(query);
  REQUIRE_MESSAGE(parsed.has_value(), query);
  return parsed->matches(article());
}

}  // namespace

TEST_CASE("a query matches by words and phrases and fields without regard to case or diacritics") {
  struct Case {
    const char* query;
    bool matches;
  };
  const Case cases[] = {
      {"preprints", true},
      {"PREPRINTS", true},
      {"preprint", false},
      {"preprint*", true},
      {"strasse", true},
      {"open access", true},
      {R"("open access")", true},
      {R"("access open")", false},
      {"“open access”", true},
      {R"("open acc"*)", true},
      {R"("open acc")", false},
      {"open-access", true},
      {"title:survey", false},
      {"summary:survey", true},
      {"abstract:survey", true},
      {"author:muller", true},
      {R"(author:"muller ben")", false},
      {"author:(muller olund)", true},
      {"journal:documentation", true},
      {"source:jdoc", true},
      {"source:blog", true},
      {"title:repositories", true},
      {"tag:digitallibraries", true},
      {R"(tags:"open science")", true},
      {"language:en", true},
      {"language:de", false},
      {"doi:10.1000/xyz.7", true},
      {"doi:10.1000/xyz.8", false},
      {"issn:1234-567x", true},
      {"link:publisher.example", true},
      {"year:2026", true},
      {"year:2025", false},
      {"zebra OR survey", true},
      {"zebra survey OR open", true},
      {"zebra (survey OR open)", false},
      {"open -vacancy", true},
      {"open -survey", false},
      {"open NOT survey", false},
      {"NOT NOT open", true},
      {"-(zebra OR vacancy)", true},
      {R"(title:("open access" OR preprint*) AND NOT job*)", true},
      {"title:(zebra OR access) survey", true},
      {"budget NEAR/1 open", false},
      {"budget NEAR/2 open", true},
      {"open NEAR/2 budget", true},
      {"budget NEAR survey", true},
      {"title:(preprints NEAR/3 strasse)", true},
      {"survey NEAR/2 behaviour NEAR/2 librarians", true},
      {"survey NEAR/2 behaviour NEAR/1 librarians", false},
      {"and", true},
  };
  for (const Case& one : cases) CHECK_MESSAGE(hits(one.query) == one.matches, one.query);
}

TEST_CASE("an error in a query names its column and what is wrong there") {
  struct Case {
    const char* query;
    int column;
    const char* what;
  };
  const Case cases[] = {
      {"", 1, "empty"},
      {"   ", 4, "empty"},
      {"open (access", 6, "not closed"},
      {"open access)", 12, "never opened"},
      {"ü \"open", 3, "not closed"},
      {"titel:open", 1, "no field \"titel\""},
      {"open OR", 6, "missing after"},
      {"OR open", 1, "missing before OR"},
      {"open ()", 7, "hold nothing"},
      {"title: ", 1, "no term follows"},
      {"title:-x", 1, "no term follows"},
      {"col*r", 4, "only at the end"},
      {"&%/", 1, "no letter or digit"},
      {"(a b) NEAR/2 c", 7, "joins two words"},
      {"a NEAR/2", 3, "joins two words"},
      {"a NEAR/0 b", 3, "from 1 to"},
      {"a NEAR/x b", 3, "from 1 to"},
      {"-", 1, "missing after"},
  };
  for (const Case& one : cases) {
    auto parsed = parse_query(one.query);
    REQUIRE_MESSAGE(!parsed.has_value(), one.query);
    CHECK_MESSAGE(parsed.error().where.column == one.column, one.query);
    CHECK_MESSAGE(parsed.error().what.find(one.what) != std::string::npos, parsed.error().what);
  }
}

TEST_CASE("a misspelt field gets a suggestion") {
  CHECK(parse_query("titel:open").error().hint == R"(did you mean "title:"?)");
}

TEST_CASE("a time of day is a word and no field") { CHECK_FALSE(hits("10:30")); }

TEST_CASE("a query may have as many terms as its limit and not one more") {
  std::string query;
  for (std::size_t i = 0; i < limits::kQueryTerms; ++i) query += "a ";
  CHECK(parse_query(query).has_value());
  CHECK(parse_query(query + "a").error().what == "a query has at most 2000 terms");
}

TEST_CASE("NEAR reaches as far as its limit and not one word further") {
  CHECK(parse_query("a NEAR/1000 b").has_value());
  CHECK_FALSE(parse_query("a NEAR/1001 b").has_value());
}

TEST_CASE("a hundred thousand parentheses cost no stack") {
  const std::size_t depth = 100'000;
  CHECK(parse_query(std::string(depth, '(') + "open" + std::string(depth, ')'))->matches(article()));
  CHECK_FALSE(parse_query(std::string(depth, '(') + "open").has_value());
  CHECK(parse_query(std::string(depth, '-') + "open")->matches(article()));
}

TEST_CASE("a query keeps the words it was written in") { CHECK(parse_query("open  OR x")->text() == "open  OR x"); }

TEST_CASE("relevance prefers the title and several hits") {
  Story in_title = article();
  Story in_text = article();
  in_text.lead.title = clean_line("Something else");
  auto query = parse_query("access").value();
  CHECK(query.relevance(in_title) > query.relevance(in_text));
  CHECK(query.relevance(in_text) > 0);
  CHECK(parse_query("zebra")->relevance(in_title) == 0);
}

TEST_CASE("years are asked for alone or as spans that hold both their ends") {
  struct Case {
    const char* query;
    bool matches;
  };
  const Case cases[] = {{"year:2026", true},           {"year:2025", false},      {"year:2020-2026", true},
                        {"year:2026–2027", true},      {"year:2020-2025", false}, {"year:2026-2026", true},
                        {"year:>=2026", true},         {"year:>2026", false},     {"year:<=2026", true},
                        {"year:<2026", false},         {"year:<2027", true},      {"year:202*", true},
                        {"year:(2025 OR 2026)", true}, {"NOT year:>2026", true}};
  for (const Case& c : cases) CHECK_MESSAGE(hits(c.query) == c.matches, c.query);
}

TEST_CASE("what is no year is an error at its column") {
  for (const char* query :
       {"open year:soon", "open year:26", "open year:2026-2020", "open year:2020-", "open year:>"}) {
    auto parsed = parse_query(query);
    REQUIRE_MESSAGE(!parsed, query);
    CHECK_MESSAGE(parsed.error().where.column == 11, query);
  }
}

TEST_CASE("books and PubMed records are asked for by their numbers") {
  Story story = article();
  story.lead.work.isbn = "9783161484100";
  story.lead.work.pmid = "31452104";
  for (const char* query : {"isbn:978-3-16-148410-0", "isbn:9783161484100", "isbn:978*", "pmid:31452104"}) {
    CHECK_MESSAGE(parse_query(query).value().matches(story), query);
  }
  CHECK(!parse_query("pmid:3145210").value().matches(story));
}
