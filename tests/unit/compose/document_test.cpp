// SPDX-License-Identifier: MIT
#include "compose/document.h"

#include <doctest/doctest.h>

#include "base/json.h"
#include "text/clean.h"
#include "text/url.h"

using namespace twinform;

namespace {

Document document() {
  Story story;
  story.lead.source = "jdoc";
  story.lead.guid = "urn:42";
  story.lead.title = clean_line("Libraries & <b>bold</b> *plans*");
  story.lead.link = parse_url("https://example.org/a_(b)").value_or(Url{});
  story.lead.published = from_epoch(1'763'596'800);
  story.lead.authors = {{clean_line("Ann Doe"), "", {}}};
  story.lead.work.journal = clean_line("Journal of Documents");
  story.lead.work.volume = "12";
  story.lead.work.issue = "3";
  story.lead.categories = {clean_line("libraries")};
  story.lead.language = "en";
  story.summary = clean_line("What they plan.");
  return {clean_line("Friday <digest>"), "21 November 2025", "en-GB", {story}, clean_line("and 12 more")};
}

}  // namespace

TEST_CASE("a document as text is the words and nothing else") {
  CHECK(render_document(document(), DocumentFormat::text) ==
        "Friday <digest>\n21 November 2025\n\nLibraries & <b>bold</b> *plans*\nWhat they plan.\n"
        "Doe · Journal of Documents 12(3) · 2025-11-20\nhttps://example.org/a_(b)\n\nand 12 more\n");
}

TEST_CASE("a document as markdown links its headings and escapes markup") {
  std::string out = render_document(document(), DocumentFormat::markdown);
  CHECK(out.find("\\*plans\\*](https://example.org/a_%28b%29)") != out.npos);
  CHECK(out.find("# Friday") == 0);
}

TEST_CASE("a document as a page escapes what feeds say and runs no script") {
  std::string out = render_document(document(), DocumentFormat::html);
  CHECK(out.find("<b>bold") == out.npos);
  CHECK(out.find("Libraries &amp; &lt;b&gt;bold") != out.npos);
  CHECK(out.find("<script") == out.npos);
  CHECK(out.find("<html lang=\"en-GB\">") != out.npos);
  CHECK(out.find("<time datetime=\"2025-11-20\">2025-11-20</time>") != out.npos);
  CHECK(out.find("prefers-color-scheme: dark") != out.npos);
}

TEST_CASE("a document as JSON has the names of JSON Feed") {
  auto json = parse_json(render_document(document(), DocumentFormat::json));
  REQUIRE(json.has_value());
  CHECK(string_at(*json, "title") == "Friday <digest>");
  const Json& item = member(*json, "items").at(0);
  CHECK(string_at(item, "id") == "urn:42");
  CHECK(string_at(item, "url") == "https://example.org/a_(b)");
  CHECK(string_at(item, "date_published") == "2025-11-20T00:00:00Z");
  CHECK(member(item, "authors").at(0).at("name") == "Ann Doe");
  CHECK(member(item, "tags").at(0) == "libraries");
}

TEST_CASE("a story without a title is headed by its summary") {
  Document untitled = document();
  untitled.stories[0].lead.title = {};
  std::string out = render_document(untitled, DocumentFormat::html);
  CHECK(out.find("<h2><a href=\"https://example.org/a_(b)\">What they plan.</a></h2>") != out.npos);
}
