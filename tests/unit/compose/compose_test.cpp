// SPDX-License-Identifier: MIT
#include "compose/compose.h"

#include <doctest/doctest.h>

#include "compose/fields.h"
#include "compose/filters.h"
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

Occasion occasion() { return Occasion{"friday", "2026-11-27T16:00", from_epoch(1'795'795'200)}; }

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
  r.heading = parse_frame("New on {date}: {n} {n|plural:story,stories}").value_or(Template{});
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

TEST_CASE("hashtags of scripts without capitals have a line between their words") {
  CHECK(tags({"المكتبات الرقمية", "קול קורא", "डिजिटल पुस्तकालय"}) ==
        Strings{"#المكتبات_الرقمية", "#קול_קורא", "#डिजिटल_पुस्तकालय"});
  CHECK(tags({"日本 図書館", "AI と図書館"}) == Strings{"#日本_図書館", "#AI_と図書館"});
}

TEST_CASE("a subject's alias is its hashtag or none") {
  Story s;
  for (std::string_view subject : {"Libraries, Digital", "STAFF PICKS", "Bees--Diseases--Handbooks", "open access"})
    s.lead.categories.push_back(clean_line(subject));
  HashtagAliases aliases{
      {"libraries, digital", *hashtag("DigitalLibraries")}, {"staff picks", Text()}, {"bees", *hashtag("#Beekeeping")}};
  Strings found;
  for (const Text& tag : hashtags_for(s, 9, aliases)) found.push_back(tag.str());
  CHECK(found == Strings{"#DigitalLibraries", "#Beekeeping", "#OpenAccess"});
}

TEST_CASE("a hashtag links on every network or is none") {
  CHECK(hashtag("OpenAccess")->view() == "#OpenAccess");
  CHECK(hashtag(" #図書館 ")->view() == "#図書館");
  for (std::string_view words : {"", "#", "2026", "open access", "open-access", "@open", "a.b"}) {
    CAPTURE(words);
    CHECK_FALSE(hashtag(words).has_value());
  }
}

TEST_CASE("what is said to be found everywhere makes no hashtag") {
  CHECK(tags({"giveaway", "Follow Back", "#FYP", "For you page", "Werbung"}).empty());
}

TEST_CASE("our own words are the reader's language where we know it") {
  CHECK(more_words(1, "en-GB").view() == "and 1 more");
  CHECK(more_words(3, "pl").view() == "i jeszcze 3");
  CHECK(more_words(3, "tlh").view() == "and 3 more");
  CHECK(standard_correction("de").text == "Berichtigt: {title}\n\n{link}");
}

TEST_CASE("shelf marks and addresses make no hashtags") {
  CHECK(tags({"cs.DL", "physics.soc-ph", "https://evil.example", "evil.example"}).empty());
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

TEST_CASE("dates are said as the language and the filter have them") {
  Story s = story("One");
  s.lead.published = from_rfc3339("2026-11-02T23:30:00Z").value();
  CHECK(filled("{date}", s) == "27 November 2026");
  CHECK(filled("{date|date:iso}", s) == "2026-11-27");
  CHECK(filled("{published|date:medium}", s) == "2 Nov 2026");
  CHECK(filled("{published|date:short}", s) == "02/11/2026");
  s.lead.language = "de";
  CHECK(filled("{published}", s) == "2. November 2026");
  CHECK(filled("{published|date:short}", s) == "02.11.26");
  s.lead.language = "ja";
  CHECK(filled("{published|date:long}", s) == "2026年11月2日");
}

TEST_CASE("a date of publication is said as far as it is known") {
  Story s = story("One");
  s.lead.work.publication_date = "2026-11";
  CHECK(filled("{published}", s) == "November 2026");
  CHECK(filled("{published|date:iso}", s) == "2026-11");
  s.lead.work.publication_date = "2026";
  CHECK(filled("{published|date:short}", s) == "2026");
  s.lead.work.publication_date = "";
  CHECK(filled("x[ ({published})]", s) == "x");
}

TEST_CASE("lists are joined as the template says") {
  Story s = story("One");
  s.lead.authors = {person("Ann Doe"), person("Bo Lee")};
  s.lead.categories = {clean_line("open access"), clean_line("metadata")};
  CHECK(filled("{authors|join:; }", s) == "Ann Doe; Bo Lee");
  CHECK(filled("{tags|join: · }", s) == "open access · metadata");
  CHECK(filled("{tags}", s) == "open access, metadata");
}

TEST_CASE("a reference ends with its link") {
  Story s = story("One");
  s.lead.authors = {person("Ann Doe")};
  s.lead.work = {.doi = "10.5555/1", .journal = clean_line("J. Ex."), .volume = "4", .publication_date = "2026"};
  CHECK(filled("{cite}", s) == "Doe, A. (2026). One. J. Ex., 4.https://doi.org/10.5555/1");  // laid out with a space
  CHECK(filled("{cite|cite:bibtex|upper}", s) == "DOE2026ONE");
  CHECK(filled("{published_in}", s) == "J. Ex. 4");
}

TEST_CASE("numbers have the word that goes with them in each language") {
  struct Case {
    const char* language;
    const char* forms;
    std::vector<std::pair<int, std::string>> said;
  };
  const Case cases[]{
      {"", "story,stories", {{0, "stories"}, {1, "story"}, {2, "stories"}}},
      {"fr", "article,articles", {{0, "article"}, {1, "article"}, {2, "articles"}}},
      {"ru", "запись,записи,записей", {{1, "запись"}, {3, "записи"}, {5, "записей"}, {21, "запись"}}},
      {"pl", "wpis,wpisy,wpisów", {{1, "wpis"}, {2, "wpisy"}, {12, "wpisów"}, {22, "wpisy"}}},
      {"cs", "kniha,knihy,knihy,knih", {{1, "kniha"}, {4, "knihy"}, {5, "knih"}}},
      {"ar", "z,o,t,f,m,x", {{0, "z"}, {1, "o"}, {2, "t"}, {3, "f"}, {11, "m"}, {100, "x"}}},
      {"ja", "件", {{1, "件"}, {5, "件"}}},
  };
  for (const Case& c : cases) {
    auto form = parse_frame(std::string("{n|plural:") + c.forms + (c.language == std::string("ja") ? ",件}" : "}"));
    REQUIRE(form.has_value());
    for (const auto& [n, word] : c.said) {
      CAPTURE(c.language);
      CAPTURE(n);
      CHECK(count_in_words(*form, n, c.language) == word);
    }
  }
}

TEST_CASE("a broadcast's issues are numbered and greet and say goodbye") {
  ComposeRules r = rules(Form::digest);
  r.heading = parse_frame("No. {number}").value_or(Template{});
  r.greeting = parse_frame("Good morning!").value_or(Template{});
  r.sign_off = parse_frame("See you on {date|date:iso}.").value_or(Template{});
  Occasion when = occasion();
  when.number = 42;
  auto drafts = compose(r, {story("One")}, when);
  CHECK(words(drafts.at(0).parts.at(0)) ==
        "Good morning!\nNo. 42\n• One https://example.org/42\nSee you on 2026-11-27.");
}

TEST_CASE("the parts of a thread are numbered where asked") {
  ComposeRules r = rules(Form::thread);
  r.numbered = true;
  auto drafts = compose(r, {story("One"), story("Two")}, occasion());
  CHECK(words(drafts.at(0).parts.at(0)).starts_with("1/3 friday"));
  CHECK(words(drafts.at(0).parts.at(2)).starts_with("3/3 Two"));
}

TEST_CASE("stories stand under their groups in the order in which those come") {
  std::vector<Story> stories{story("One"), story("Two"), story("Three"), story("Four")};
  stories[0].source_title = stories[3].source_title = clean_line("A");
  stories[1].source_title = clean_line("B");
  stories[0].lead.categories = {clean_line("News"), clean_line("maps")};
  stories[3].lead.categories = {clean_line("Maps")};
  ComposeRules r = rules(Form::digest);
  r.post = parse_template("{title}").value_or(Template{});
  r.group_by = GroupBy::source;
  CHECK(words(compose(r, stories, occasion()).at(0).parts.at(0)) ==
        "friday\n\nA\nOneFour\nB\nTwo\njdoc\nThree");  // laid out line by line
  r.group_by = GroupBy::topic;
  CHECK(words(compose(r, stories, occasion()).at(0).parts.at(0)) == "friday\n\nmaps\nOneFour\nOther\nTwoThree");
}

TEST_CASE("what a digest has no room for is on the bulletin's page") {
  Occasion when = occasion();
  when.bulletin_page = "https://library.example/issues/[1].html";
  ComposeRules r = rules(Form::digest);
  r.language = "de";
  CHECK(compose(r, {story("One")}, when).at(0).more.view() ==
        "und noch {n}: https://library.example/issues/[[1]].html");
}

TEST_CASE("an image that only has a file name is described by the template or left out") {
  Story s = story("A robot with a library card");
  s.lead.images = {{parse_url("https://example.org/a.jpg").value_or(Url{}), clean_line("IMG_2041.JPG")},
                   {parse_url("https://example.org/b.jpg").value_or(Url{}), clean_line("A map of the valley")}};
  ComposeRules r = rules(Form::single);
  CHECK(compose(r, {s}, occasion()).at(0).media.size() == 1);
  r.alt = parse_template("Picture of {title}").value_or(Template{});
  auto media = compose(r, {s}, occasion()).at(0).media;
  REQUIRE(media.size() == 2);
  CHECK(media[0].description.view() == "Picture of A robot with a library card");
  CHECK(media[1].description.view() == "A map of the valley");
}

TEST_CASE("a title is said without TeX and without a catalogue's statement of responsibility") {
  Story s = story("The map : power in the Danube basin / Irina Petrescu ; with a foreword by Tom Hale.");
  CHECK(filled("{title}", s) == "The map : power in the Danube basin / Irina Petrescu ; with a foreword by Tom Hale.");
  s.lead.authors = {person("Petrescu, Irina, 1974- author.")};
  CHECK(filled("{title}", s) == "The map: power in the Danube basin");
  CHECK(filled("{title}", story("Sorting in $O(n^2)$")) == "Sorting in O(n²)");
}
