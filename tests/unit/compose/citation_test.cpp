// SPDX-License-Identifier: MIT
// Expected forms after the Publication Manual of the APA (7th ed., ch. 9-10), the ICMJE's sample references with Citing Medicine, and The
// Chicago Manual of Style (17th ed., §14.30-36).
#include "compose/citation.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "text/clean.h"
#include "text/url.h"

using namespace twinform;

namespace {

Story article(std::vector<std::string_view> authors = {"Okafor, Adaeze", "Marsh, Eleanor J."}) {
  Story story;
  for (std::string_view author : authors) story.lead.authors.push_back({clean_line(author), "", {}});
  story.lead.title = clean_line("Why Readers Leave: A Diary Study");
  story.lead.link = parse_url("https://publisher.example/41").value_or(Url{});
  story.lead.work = {.doi = "10.5555/jdp.41",
                     .journal = clean_line("Journal of Practice"),
                     .volume = "82",
                     .issue = "3",
                     .pages = "141-148",
                     .publication_date = "2026-11-02"};
  return story;
}

Story page() {
  Story story;
  story.lead.authors.push_back({clean_line("Rachel Stein"), "", {}});
  story.lead.title = clean_line("What do glaciers keep?");
  story.lead.published = from_rfc3339("2026-11-27T06:00:00Z").value();
  story.lead.link = parse_url("https://news.example/1").value_or(Url{});
  story.source_title = clean_line("The Daily Examiner");
  return story;
}

std::string cited(const Story& story, CiteStyle style) {
  Reference reference = cite(story, style);
  return reference.link.empty() ? reference.words.str() : reference.words.str() + " " + reference.link.str();
}

std::vector<std::string> many(int count) {
  std::vector<std::string> names;
  for (int i = 1; i <= count; ++i) names.push_back(fmt::format("N{}, Ann", i));
  return names;
}

Story article_by(int count) {
  std::vector<std::string> names = many(count);
  return article({names.begin(), names.end()});
}

}  // namespace

TEST_CASE("an article in APA style") {
  CHECK(cited(article(), CiteStyle::apa) ==
        "Okafor, A., & Marsh, E. J. (2026). Why Readers Leave: A Diary Study. Journal of Practice, 82(3), 141–148. "
        "https://doi.org/10.5555/jdp.41");
  CHECK(cited(article({"Okafor, Adaeze"}), CiteStyle::apa).starts_with("Okafor, A. (2026)."));
  CHECK(cited(article_by(3), CiteStyle::apa).starts_with("N1, A., N2, A., & N3, A. (2026)."));
  CHECK(cited(article_by(20), CiteStyle::apa).find("N19, A., & N20, A. (2026)") != std::string::npos);
  CHECK(cited(article_by(21), CiteStyle::apa).find("N19, A., . . . N21, A. (2026)") != std::string::npos);
  CHECK(
      cited(article({"The Example Collaboration"}), CiteStyle::apa).starts_with("The Example Collaboration. (2026)."));
  CHECK(cited(article({"King, Martin Luther, Jr."}), CiteStyle::apa).starts_with("King, M. L., Jr. (2026)."));
}

TEST_CASE("what is not known of an article is left out in APA style") {
  Story story = article({});
  CHECK(cited(story, CiteStyle::apa).starts_with("Why Readers Leave: A Diary Study. (2026). Journal"));
  story.lead.work.publication_date.clear();
  CHECK(cited(story, CiteStyle::apa).starts_with("Why Readers Leave: A Diary Study. (n.d.). Journal"));
  story.lead.work.doi.clear();
  CHECK(cited(story, CiteStyle::apa).ends_with("141–148. https://publisher.example/41"));
  story.lead.work.issue.clear();
  story.lead.work.pages = "e1013";
  CHECK(cited(story, CiteStyle::apa).find("Journal of Practice, 82, Article e1013. ") != std::string::npos);
}

TEST_CASE("an article without a place is ahead of print") {
  Story story = article({"Okafor, Adaeze"});
  story.lead.work.volume = story.lead.work.issue = story.lead.work.pages = "";
  CHECK(cited(story, CiteStyle::apa).find("Journal of Practice. Advance online publication. https") !=
        std::string::npos);
  CHECK(
      cited(story, CiteStyle::vancouver) ==
      "Okafor A. Why Readers Leave: A Diary Study. Journal of Practice. 2026 Nov 2. doi:10.5555/jdp.41. Epub ahead of "
      "print.");
}

TEST_CASE("an article in Vancouver style") {
  CHECK(cited(article(), CiteStyle::vancouver) ==
        "Okafor A, Marsh EJ. Why Readers Leave: A Diary Study. Journal of Practice. 2026 Nov 2;82(3):141-8. "
        "doi:10.5555/jdp.41.");
  CHECK(cited(article_by(6), CiteStyle::vancouver).find("N5 A, N6 A. Why") != std::string::npos);
  CHECK(cited(article_by(7), CiteStyle::vancouver).find("N6 A, et al. Why") != std::string::npos);
}

TEST_CASE("an article in a shortened note of Chicago style") {
  CHECK(cited(article(), CiteStyle::chicago) == "Okafor and Marsh, “Why Readers Leave,” 141–148.");
  CHECK(cited(article_by(3), CiteStyle::chicago).starts_with("N1, N2, and N3, “"));
  CHECK(cited(article_by(4), CiteStyle::chicago).starts_with("N1 et al., “"));
  CHECK(cited(article({}), CiteStyle::chicago) == "“Why Readers Leave,” 141–148.");
  Story story = article({"Okafor, A."});
  story.lead.title = clean_line("The Price of a Page in the Age of Charges");
  story.lead.work.pages = "";
  CHECK(cited(story, CiteStyle::chicago) == "Okafor, “Price of a Page.”");
}

TEST_CASE("a book has a publisher instead of a journal") {
  Story story = article({"Petrescu, Irina, 1974-"});
  story.lead.title = clean_line("The map that changed the river");
  story.lead.work = {.isbn = "9780306406157", .publication_date = "2026", .publisher = clean_line("Example Press")};
  CHECK(cited(story, CiteStyle::apa) ==
        "Petrescu, I. (2026). The map that changed the river. Example Press. https://publisher.example/41");
  CHECK(
      cited(story, CiteStyle::vancouver) ==
      "Petrescu I. The map that changed the river. Example Press; 2026. Available from: https://publisher.example/41");
  CHECK(cited(story, CiteStyle::chicago) == "Petrescu, map that changed.");
}

TEST_CASE("a page is cited by its day") {
  CHECK(cited(page(), CiteStyle::apa) ==
        "Stein, R. (2026, November 27). What do glaciers keep? The Daily Examiner. https://news.example/1");
  CHECK(cited(page(), CiteStyle::vancouver) ==
        "Stein R. What do glaciers keep? The Daily Examiner. 2026 Nov 27. Available from: https://news.example/1");
}

TEST_CASE("a BibTeX key is family and year and the first word that says something") {
  CHECK(cited(article(), CiteStyle::bibtex) == "okafor2026readers");
  CHECK(cited(page(), CiteStyle::bibtex) == "stein2026glaciers");
  CHECK(cited(article({"Ó Briain, Ciarán"}), CiteStyle::bibtex) == "obriain2026readers");
  Story story = article({});
  story.lead.work.publication_date.clear();
  CHECK(cited(story, CiteStyle::bibtex) == "readers");
}

TEST_CASE("a place in a journal has what is known of it") {
  auto line = [](std::string volume, std::string issue, std::string pages) {
    return journal_line({.journal = clean_line("J"),
                         .volume = std::move(volume),
                         .issue = std::move(issue),
                         .pages = std::move(pages)});
  };
  CHECK(line("12", "3", "45-60") == "J 12(3), 45–60");
  CHECK(line("12", "", "") == "J 12");
  CHECK(line("", "3", "") == "J (3)");
  CHECK(line("", "", "45") == "J, 45");
  CHECK(journal_line({}).empty());
  CHECK(journal_line({.volume = "12"}).empty());
}
