// SPDX-License-Identifier: MIT
#include "outputs/bulletin/pages.h"

#include <doctest/doctest.h>

#include "../samples.h"
#include "base/json.h"
#include "text/clean.h"

namespace twinform::bulletin {

using namespace test;

namespace {

Masthead masthead(std::string url = "https://library.example/news/") {
  return {.title = clean_line("News & notes"),
          .publisher = clean_line("Northfield University Library"),
          .url = std::move(url),
          .name = "web"};
}

Issue issue_of(const std::vector<Story>& stories, std::string_view key = "key") {
  return issue_of_payload(issue_payload(digest_of(stories)), key).value();
}

Story hostile() {
  Story told =
      story("<script>alert(1)</script> & \"x\"", "https://a.example/?q=\"><script>&b=1", "]]> <img src=x onerror=y>");
  told.lead.authors = {{.name = clean_line("<b>A</b>")}};
  told.tags = {clean_line("<i>&")};
  told.lead.work.doi = "10.1/\"><script>";
  told.lead.work.journal = clean_line("J <J>");
  return told;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

TEST_CASE("a page shows what there is to know of a story") {
  Story told = story("A study", "https://a.example/1", "It found something.");
  told.lead.authors = {{.name = clean_line("Ada Writer")}};
  told.lead.work.journal = clean_line("Journal of Things");
  told.lead.work.volume = "12";
  told.lead.work.issue = "3";
  told.lead.work.pages = "45-60";
  told.lead.work.doi = "10.1000/xyz";
  told.lead.language = "de";
  std::string page = issue_page(masthead(), issue_of({told}));
  CHECK(contains(page, "<a href=\"https://a.example/1\">A study</a>"));
  CHECK(contains(page, "It found something."));
  CHECK(contains(page, "Ada Writer · Journal of Things 12(3), 45–60"));
  CHECK(contains(page, "<a href=\"https://doi.org/10.1000/xyz\">"));
  CHECK(contains(page, "<article lang=\"de\">"));
  CHECK(contains(page, "<time datetime=\"2026-11-23T09:00\">23 November 2026, 09:00</time>"));
}

TEST_CASE("pages carry no markup of other people") {
  Issue issue = issue_of({hostile()});
  for (const std::string& page : {issue_page(masthead(), issue), index_page(masthead(), {issue})}) {
    CHECK_FALSE(contains(page, "<script"));
    CHECK_FALSE(contains(page, "<img"));
    CHECK_FALSE(contains(page, "<b>"));
    CHECK_FALSE(contains(page,
                         "\"><"
                         "script"));
  }
}

TEST_CASE("a DOI with odd characters still makes one link") {
  Story told = story("A study", "https://a.example/1");
  told.lead.work.doi = "10.1002/(sici)49:8<693#4>3.0?co;2-o";
  std::string page = issue_page(masthead(), issue_of({told}));
  CHECK(contains(page, "<a href=\"https://doi.org/10.1002/(sici)49:8%3C693%234%3E3.0%3Fco;2-o\">"));
}

TEST_CASE("a link that is no web page is not clickable") {
  Story told = story("A study", "javascript:alert(1)");
  CHECK_FALSE(contains(issue_page(masthead(), issue_of({told})), "href=\"javascript:"));
}

TEST_CASE("pages declare language and width and need no script") {
  Issue issue = issue_of({story("A study", "https://a.example/1")});
  for (const std::string& page :
       {issue_page(masthead(), issue), index_page(masthead(), {issue}), index_page(masthead(), {})}) {
    CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    CHECK(contains(page, "<meta name=\"viewport\""));
    CHECK(contains(page, "prefers-color-scheme:dark"));
    CHECK(contains(page, "<main"));
    CHECK(contains(page, "<h1"));
    CHECK_FALSE(contains(page, "http-equiv"));
  }
}

TEST_CASE("the index links every issue in the order given") {
  Issue first = issue_of({story("One", "https://a.example/1")}), second = first;
  second.slot = "2026-11-24T09:00";
  std::string page = index_page(masthead(), {second, first});
  auto newer = page.find("issues/2026-11-24-0900-morning.html"),
       older = page.find("issues/2026-11-23-0900-morning.html");
  REQUIRE(newer != std::string::npos);
  REQUIRE(older != std::string::npos);
  CHECK(newer < older);
}

TEST_CASE("the Atom feed has what RFC 4287 asks for") {
  std::string feed = atom_feed(masthead(), {issue_of({story("One", "https://a.example/1", "Words.")})});
  CHECK(contains(feed, "<id>https://library.example/news/</id>"));
  CHECK(contains(feed, "<title>News &amp; notes</title>"));
  CHECK(contains(feed, "<updated>2026-11-23T09:00:00Z</updated>"));
  CHECK(contains(feed, "<author><name>Northfield University Library</name></author>"));
  CHECK(contains(feed,
                 "<link rel=\"self\" type=\"application/atom+xml\" href=\"https://library.example/news/feed.atom\"/>"));
  CHECK(contains(feed, "<id>urn:uuid:"));
  CHECK(contains(feed, "<link rel=\"alternate\" type=\"text/html\" href=\"https://a.example/1\"/>"));
  CHECK(contains(feed, "<summary>Words.</summary>"));
}

TEST_CASE("an Atom entry without a link has content instead") {
  std::string feed = atom_feed(masthead(), {issue_of({story("One", "")})});
  CHECK(contains(feed, "<content>One</content>"));
}

TEST_CASE("a feed without a public address has an identity all the same") {
  std::string feed = atom_feed(masthead(""), {});
  CHECK(contains(feed, "<id>urn:uuid:"));
  CHECK_FALSE(contains(feed, "rel=\"self\""));
  Masthead other = masthead("");
  other.name = "second";
  CHECK(feed != atom_feed(other, {}));
}

TEST_CASE("the JSON Feed is one by version 1.1") {
  auto feed = parse_json(json_feed(masthead(), {issue_of({hostile(), story("Two", "https://a.example/2")})}));
  REQUIRE(feed);
  CHECK(string_at(*feed, "version") == "https://jsonfeed.org/version/1.1");
  CHECK(string_at(*feed, "title") == "News & notes");
  CHECK(string_at(*feed, "feed_url") == "https://library.example/news/feed.json");
  REQUIRE(member(*feed, "items").size() == 2);
  const Json& item = member(*feed, "items").at(1);
  CHECK(string_at(item, "id").starts_with("urn:uuid:"));
  CHECK(string_at(item, "url") == "https://a.example/2");
  CHECK(string_at(item, "date_published") == "2026-11-23T09:00:00Z");
  CHECK(!string_at(item, "content_text").empty());
}

TEST_CASE("feeds keep as many stories as asked for and the newest") {
  Masthead two = masthead();
  two.entries = 2;
  Issue newer = issue_of({story("New", "https://a.example/1")}, "new");
  Issue older = issue_of({story("Old", "https://a.example/2"), story("Oldest", "https://a.example/3")}, "old");
  std::string feed = atom_feed(two, {newer, older});
  CHECK(contains(feed, "<title>New</title>"));
  CHECK(contains(feed, "<title>Old</title>"));
  CHECK_FALSE(contains(feed, "<title>Oldest</title>"));
}

TEST_CASE("the same story of the same post keeps its identity") {
  auto id_in = [](const std::string& feed) { return feed.substr(feed.find("<entry"), 80); };
  Issue issue = issue_of({story("One", "https://a.example/1")});
  Masthead moved = masthead("https://elsewhere.example/");
  CHECK(id_in(atom_feed(masthead(), {issue})) == id_in(atom_feed(moved, {issue})));
  Issue other = issue_of({story("One", "https://a.example/1")}, "other key");
  CHECK(id_in(atom_feed(masthead(), {issue})) != id_in(atom_feed(masthead(), {other})));
}

}  // namespace twinform::bulletin
