// SPDX-License-Identifier: MIT
#include "compose/compose.h"

#include <doctest/doctest.h>

#include "compose/fields.h"
#include "text/clean.h"
#include "text/url.h"

using namespace twinform;

namespace {

Person person(std::string_view name) { return {clean_line(name), "", {}}; }

Story story(std::string_view title, std::string_view summary = "") {
  Story story;
  story.lead.source = "jdoc";
  story.lead.title = clean_line(title);
  story.lead.summary = clean_text(summary);
  story.lead.link = parse_url("https://example.org/42").value_or(Url{});
  return story;
}

ComposeRules rules(Form form) {
  ComposeRules rules;
  rules.form = form;
  rules.post = standard_template(form);
  return rules;
}

Occasion occasion() { return {"friday", "2026-11-27T16:00", from_epoch(1'795'795'200), "27 November 2026"}; }

std::string words(const Part& part) {
  std::string out;
  for (const Passage& passage : part.passages) {
    for (const Block& block : passage.blocks) out += block.text.str();
  }
  return out;
}

std::string filled(std::string_view form, const Story& story) {
  ComposeRules rules;
  rules.post = parse_template(form).value_or(Template{});
  Occasion when = occasion();
  std::string out;
  for (const Block& block : fill_in(rules.post, story, {rules, when, 1})) out += block.text.str();
  return out;
}

std::vector<std::string> tags(std::vector<std::string_view> categories, int at_most = 5) {
  Story s;
  for (std::string_view category : categories) s.lead.categories.push_back(clean_line(category));
  std::vector<std::string> out;
  for (const Text& tag : hashtags_for(s, at_most)) out.push_back(tag.str());
  return out;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("single makes a draft of each story") {
  auto drafts = compose(rules(Form::single), {story("One"), story("Two")}, occasion());
  REQUIRE(drafts.size() == 2);
  CHECK(drafts[1].stories.size() == 1);
  CHECK(drafts[1].slot == "2026-11-27T16:00");
  CHECK(words(drafts[1].parts.at(0)) == "Two\n\n\n\njdoc: https://example.org/42\n\n");
}

TEST_CASE("a digest is one part with a line a story that may be dropped") {
  ComposeRules r = rules(Form::digest);
  r.heading = clean_line("New on {date}: {n} stories");
  auto drafts = compose(r, {story("One"), story("Two")}, occasion());
  REQUIRE(drafts.size() == 1);
  REQUIRE(drafts[0].parts.size() == 1);
  const Part& part = drafts[0].parts[0];
  REQUIRE(part.passages.size() == 3);
  CHECK_FALSE(part.passages[0].droppable);
  CHECK(part.passages[0].blocks.at(0).text.view() == "New on 27 November 2026: 2 stories");
  CHECK(part.passages[2].droppable);
  CHECK(part.passages[2].story == 1);
  CHECK(drafts[0].more.view() == "and {n} more");
}

TEST_CASE("a thread is a head and a part a story") {
  auto drafts = compose(rules(Form::thread), {story("One"), story("Two")}, occasion());
  REQUIRE(drafts.size() == 1);
  REQUIRE(drafts[0].parts.size() == 3);
  CHECK(words(drafts[0].parts[0]) == "friday\n\n2 stories");
  CHECK(drafts[0].parts[2].passages.at(0).story == 1);
}

TEST_CASE("nothing to say makes no draft") {
  for (Form form : {Form::single, Form::digest, Form::thread}) CHECK(compose(rules(form), {}, occasion()).empty());
}

TEST_CASE("a section vanishes when a field in it is empty") {
  CHECK(filled("{title}[ by {authors}]", story("One")) == "One");
  Story s = story("One");
  s.lead.authors = {person("Ann Doe")};
  CHECK(filled("{title}[ by {authors}]", s) == "One by Doe");
  CHECK(filled("{title}[ by {authors}, doi:{doi}]", s) == "One");
}

TEST_CASE("a field goes through its filters in order") {
  Story s = story("A title that is long. And more!");
  CHECK(filled("{title|sentences:1}", s) == "A title that is long.");
  CHECK(filled("{title|sentences:1|strip|upper}", s) == "A TITLE THAT IS LONG");
  CHECK(filled("{title|truncate:10}", s) == "A title…");
  CHECK(filled("{title|lower|strip}", s) == "a title that is long. and more");
  CHECK(filled("[by {authors|default:nobody}]", s) == "by nobody");
}

TEST_CASE("a story without a title is headed by its summary unless that is said as well") {
  Story s = story("");
  s.summary = clean_line("Just got the scanner working.");
  CHECK(filled("{title} {link}", s) == "Just got the scanner working. https://example.org/42");
  CHECK(filled("{title}{summary} {link}", s) == "Just got the scanner working. https://example.org/42");
}

TEST_CASE("authors are named by their families") {
  CHECK(authors_line({person("Ann Smith"), person("Doe, John"), person("Ludwig van Dale")}) == "Smith, Doe & van Dale");
  CHECK(authors_line({person("A Smith"), person("B Doe"), person("C Lee"), person("D Roe")}) == "Smith et al.");
  CHECK(authors_line({person("Northfield University Library")}) == "Northfield University Library");
  CHECK(authors_line({person("Staff")}) == "Staff");
  CHECK(authors_line({}).empty());
}

TEST_CASE("a source is called by its title or its journal or its name") {
  Story s = story("One");
  CHECK(source_title(s).view() == "jdoc");
  s.lead.work.journal = clean_line("Journal of Documents");
  CHECK(source_title(s).view() == "Journal of Documents");
  s.source_title = clean_line("J. Doc.");
  CHECK(source_title(s).view() == "J. Doc.");
}

TEST_CASE("hashtags are categories in capitals and lower case") {
  CHECK(tags({"digital libraries", "Open access", "UX design", "e-books"}) ==
        Strings{"#DigitalLibraries", "#OpenAccess", "#UXDesign", "#EBooks"});
  CHECK(tags({"women's history", "Information Science & Libraries", "図書館"}) ==
        Strings{"#WomensHistory", "#InformationScienceLibraries", "#図書館"});
  CHECK(tags({"Education/Higher Education", "Libraries--Automation"}) == Strings{"#HigherEducation", "#Libraries"});
}

TEST_CASE("hashtags are none that would not link or say nothing") {
  CHECK(tags({"2026", "Uncategorized", "NEWS", "", "!!!", "x", "Blog"}).empty());
  CHECK(tags({"Open Access", "open access", "OpenAccess"}) == Strings{"#OpenAccess"});
  CHECK(tags({"@somebody@example.org", "https://example.org/spam", "buy now at example.com/x cheap cheap cheap"})
            .empty());
  CHECK(tags({std::string(500, 'a')}).empty());
  CHECK(tags({"one", "two", "three"}, 2) == Strings{"#One", "#Two"});
  CHECK(tags({"one"}, 0).empty());
}

TEST_CASE("a source's own tags come first") {
  Story s;
  s.tags = {clean_line("DigitalLibraries")};
  s.lead.categories = {clean_line("copyright")};
  auto found = hashtags_for(s, 3);
  REQUIRE(found.size() == 2);
  CHECK(found[0].view() == "#DigitalLibraries");
}

TEST_CASE("a teaser gives way to the content") {
  Story s = story("A new reading room", "The library opens […]");
  s.lead.content.markup = "<p>The library opens a new reading room for everyone on Monday, with seats for eighty.</p>";
  auto drafts = compose(rules(Form::single), {s}, occasion());
  CHECK(drafts.at(0).stories.at(0).summary.view() ==
        "The library opens a new reading room for everyone on Monday, with seats for eighty.");
}

TEST_CASE("the summary does not repeat the title") {
  Story s = story("The library opens a new reading room",
                  "The library opens a new reading room. Seats for eighty wait upstairs for readers.");
  auto drafts = compose(rules(Form::single), {s}, occasion());
  CHECK(drafts.at(0).stories.at(0).summary.view() == "Seats for eighty wait upstairs for readers.");
}

TEST_CASE("an image goes along when the feed describes it") {
  Story s = story("One");
  Url url = parse_url("https://example.org/a.png").value_or(Url{});
  s.lead.images = {{url, {}}, {url, clean_line("A reading room with eighty seats")}};
  auto drafts = compose(rules(Form::single), {s}, occasion());
  REQUIRE(drafts.at(0).media.size() == 1);
  CHECK(drafts[0].media[0].description.view() == "A reading room with eighty seats");
  ComposeRules without = rules(Form::single);
  without.images = false;
  CHECK(compose(without, {s}, occasion()).at(0).media.empty());
}

TEST_CASE("a single post speaks the story's language and a digest the library's") {
  ComposeRules r = rules(Form::single);
  r.language = "en";
  Story s = story("Eins");
  s.lead.language = "de";
  CHECK(compose(r, {s}, occasion()).at(0).language == "de");
  r.form = Form::digest;
  CHECK(compose(r, {s}, occasion()).at(0).language == "en");
}
