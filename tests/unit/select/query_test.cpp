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
      {"preprint", true},
      {R"("preprint")", false},
      {"title:préprint", true},
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
      {"open -surveys", false},
      {R"(open -"surveys")", true},
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

TEST_CASE("a word finds its forms in the language of the entry that it stands in") {
  struct Case {
    const char* language;
    const char* title;
    const char* query;
    bool matches;
  };
  const Case cases[] = {
      {"en", "Three vacancies", "vacancy", true},
      {"en", "Three vacancies", "NOT vacancy", false},
      {"en", "Three vacancies", "title:vacancy", true},
      {"en", "Three vacancies", "any:vacancy", true},
      {"en", "Three vacancies", R"("vacancy")", false},
      {"en", "Three vacancies", R"("three vacancy")", false},
      {"en", "Three vacancies", "three-vacancy", true},
      {"en", "Three vacancies", "three NEAR/1 vacancy", true},
      {"en", "Three vacancies", "vacancy*", false},
      {"", "Three vacancies", "vacancy", false},
      {"", "Three vacancies", "vacancies", true},
      {"zh", "Three vacancies", "vacancy", false},
      {"de", "Three vacancies", "vacancy", false},
      {"de", "Neue Bücher", "buch", true},
      {"de", "Neue Bücher", "bucher", true},
      {"de", "Neue Bücher", R"("buch")", false},
      {"fr", "Bibliothèques ouvertes", "bibliothèque ouvert", true},
      {"ru", "Открытого доступа", "открытый доступ", true},
      {"en", "Three vacancies", "author:smith", true},
      {"en", "Three vacancies", "author:smiths", false},
      {"en", "Three vacancies", "smiths", false},
      {"en", "Three vacancies", "journal:letter", false},
      {"en", "Three vacancies", "letter", false},
      {"en", "Three vacancies", "tag:grant", false},
  };
  for (const Case& c : cases) {
    Story story;
    story.lead.language = c.language;
    story.lead.title = clean_line(c.title);
    story.lead.authors = {{.name = clean_line("Ann Smith")}};
    story.lead.work.journal = clean_line("Letters");
    story.tags = {clean_line("Grants")};
    CHECK_MESSAGE(parse_query(c.query).value().matches(story) == c.matches, c.language << " " << c.query);
  }
}

TEST_CASE("each entry of a story is read in its own language") {
  Story story;
  story.lead.language = "en";
  story.lead.title = clean_line("New books");
  Entry other;
  other.language = "de";
  other.title = clean_line("Neue Bücher");
  story.also_in = {other};
  auto finds = [&](const char* query) { return parse_query(query).value().matches(story); };
  CHECK(finds("book buch"));
  CHECK(finds("book NOT büchern") == false);
}

TEST_CASE("forms of a word count for the relevance as the word does") {
  Story story;
  story.lead.title = clean_line("Library of libraries");
  double unknown = parse_query("library").value().relevance(story);
  story.lead.language = "en";
  CHECK(parse_query("library").value().relevance(story) > unknown);
}

TEST_CASE("a query tells which terms decide") {
  struct Case {
    const char* query;
    const char* told;
  };
  const Case cases[] = {
      {"survey", "+survey"},
      {"surveys zebra", "-zebra"},
      {"survey (zebra OR title:access)", "+survey +title:access"},
      {"zebra OR vacancy", "-zebra -vacancy"},
      {"survey OR librarian OR zebra", "+survey +librarian"},
      {"open NOT (survey OR zebra)", "+survey"},
      {"open -zebra", "+open -zebra"},
      {"title:(zebra OR open-access)", "+title:open-access"},
      {R"(abstract:"a survey" author:mull*)", R"(+summary:"a survey" +author:mull*)"},
      {"year:2020-2026", "+year:2020-2026"},
      {"budget NEAR/2 open NEAR/1 survey", "-open NEAR/1 survey"},
      {"profile:p NOT survey", "+survey"},
      {"profile:p survey", "+open(p) +survey"},
  };
  auto profiles = [](std::string_view) { return parse_query("open OR zebra"); };
  for (const Case& c : cases) {
    std::string told;
    for (const Query::Decisive& one : parse_query(c.query, profiles).value().decisive(article()))
      told += (told.empty() ? "" : " ") + std::string(one.holds ? "+" : "-") + one.term +
              (one.profile.empty() ? "" : "(" + one.profile + ")");
    CHECK_MESSAGE(told == c.told, c.query << ": " << told);
  }
}

TEST_CASE("type finds what the feed calls a work and what it comes as") {
  struct Case {
    const char* query;
    bool matches;
  };
  const Case cases[] = {{"type:review", true},   {R"(type:"review article")", true},
                        {"type:dataset", true},  {"type:audio", true},
                        {"type:podcast", true},  {"type:image", true},
                        {"type:video", false},   {"type:reviews", false},
                        {"types:dataset", true}, {"type:application", false},
                        {"review", false},       {R"(type:"article dataset")", false}};
  Story story;
  story.lead.language = "en";
  story.lead.work.types = {clean_line("Review Article"), clean_line("Dataset")};
  story.lead.enclosures = {
      {.media_type = "audio/mpeg"}, {.media_type = "image/png"}, {.media_type = "application/pdf"}, {}};
  for (const Case& c : cases) CHECK_MESSAGE(parse_query(c.query).value().matches(story) == c.matches, c.query);
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
