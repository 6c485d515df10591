// SPDX-License-Identifier: MIT
#include "feed/opml.h"

#include <doctest/doctest.h>

#include "base/limits.h"
#include "text/clean.h"
#include "text/url.h"

namespace twinform {
namespace {

std::vector<Subscription> must_parse(std::string_view xml) {
  auto list = parse_opml(xml);
  REQUIRE(list);
  return std::move(list->subscriptions);
}

TEST_CASE("nested outlines become folders outermost first") {
  auto list = must_parse(
      "<opml version='2.0'><head><title>x</title></head><body><outline text='A'><outline title='B' text='b'>"
      "<outline type='rss' text='One' xmlUrl='http://example.org/1' htmlUrl='http://example.org/'/></outline>"
      "<outline text='Two' xmlurl='http://example.org/2'/></outline><outline "
      "xmlUrl='http://example.org/3'/></body></opml>");
  REQUIRE(list.size() == 3);
  CHECK(list[0].url.str() == "http://example.org/1");
  CHECK(list[0].page.str() == "http://example.org/");
  CHECK(list[0].title.view() == "One");
  CHECK(list[0].folders == std::vector<Text>{clean_line("A"), clean_line("B")});
  CHECK(list[1].folders == std::vector<Text>{clean_line("A")});
  CHECK(list[2].folders.empty());
}

TEST_CASE("an outline without a usable address is passed over") {
  CHECK(must_parse("<opml><body><outline text='x'/><outline xmlUrl=''/><outline xmlUrl='no url'/></body></opml>")
            .empty());
}

TEST_CASE("a feed scheme means http") {
  auto list = must_parse(
      "<opml><body><outline xmlUrl='feed://example.org/1'/><outline "
      "xmlUrl='feed:https://example.org/2'/></body></opml>");
  REQUIRE(list.size() == 2);
  CHECK(list[0].url.str() == "http://example.org/1");
  CHECK(list[1].url.str() == "https://example.org/2");
}

TEST_CASE("bare ampersands and missing end tags do not lose subscriptions") {
  auto list = must_parse(
      "<opml><body><outline text='R&D' xmlUrl='http://example.org/?a=1&b=2'><outline "
      "xmlUrl='http://example.org/2'/></body></opml>");
  REQUIRE(list.size() == 2);
  CHECK(list[0].title.view() == "R&D");
  CHECK(list[0].url.str() == "http://example.org/?a=1&b=2");
}

TEST_CASE("folders nested without end are read without a crash") {
  std::string deep = "<opml><body>";
  for (int i = 0; i < 50'000; ++i) deep += "<outline text='f'>";
  CHECK(must_parse(deep + "<outline xmlUrl='http://example.org/1'/>").size() <= 1);
}

TEST_CASE("a category attribute is taken apart at commas and slashes") {
  auto list =
      must_parse("<opml><body><outline xmlUrl='http://example.org/1' category='/Arts/Maps, news,,'/></body></opml>");
  REQUIRE(list.size() == 1);
  CHECK(list[0].categories == std::vector<Text>{clean_line("Arts"), clean_line("Maps"), clean_line("news")});
}

TEST_CASE("what is commented out is passed over with all below it") {
  auto list = must_parse(
      "<opml><body><outline text='old' isComment='true'><outline xmlUrl='http://example.org/1'/></outline>"
      "<outline xmlUrl='http://example.org/2'/></body></opml>");
  REQUIRE(list.size() == 1);
  CHECK(list[0].url.str() == "http://example.org/2");
}

TEST_CASE("a list that breaks off gives what is complete and a warning") {
  auto list = parse_opml("<opml version='2.0'><body><outline xmlUrl='http://example.org/1'/><outline text='b' xmlUr");
  REQUIRE(list);
  REQUIRE(list->subscriptions.size() == 1);
  CHECK_FALSE(list->warnings.empty());
}

TEST_CASE("outlines without opml around them are read with a warning") {
  auto list = parse_opml("<body><outline xmlUrl='http://example.org/1'/></body>");
  REQUIRE(list);
  CHECK(list->subscriptions.size() == 1);
  CHECK(list->warnings == std::vector<std::string>{"the outermost element is not <opml>"});
}

TEST_CASE("a whole list has no warning") {
  CHECK(
      parse_opml("<opml version='2.0'><body><outline xmlUrl='http://example.org/1'/></body></opml>")->warnings.empty());
}

TEST_CASE("an entity that grows is not expanded") {
  auto list = parse_opml(
      "<!DOCTYPE opml [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;'>]>"
      "<opml><body><outline text='&c;&c;&c;&c;' xmlUrl='http://example.org/1'/></body></opml>");
  REQUIRE(list);
  REQUIRE(list->subscriptions.size() == 1);
  CHECK(list->subscriptions[0].title.view().size() < 1000);
}

TEST_CASE("long names of folders and many categories are cut") {
  std::string name(201, 'x'), categories;
  for (int i = 0; i < 33; ++i) categories += "c" + std::to_string(i) + ",";
  auto list = must_parse("<opml><body><outline text='" + name + "'><outline xmlUrl='http://example.org/1' category='" +
                         categories + "'/></outline></body></opml>");
  REQUIRE(list.size() == 1);
  CHECK(list[0].folders[0].view().size() == 200);
  CHECK(list[0].categories.size() == 32);
  CHECK(list[0].categories[31].view() == "c31");
}

TEST_CASE("a list of more feeds than are read is cut with a warning") {
  auto list_of = [](std::size_t count) {
    std::string xml = "<opml><body>";
    for (std::size_t i = 0; i < count; ++i) xml += "<outline xmlUrl='http://example.org/" + std::to_string(i) + "'/>";
    return parse_opml(xml + "</body></opml>");
  };
  CHECK(list_of(limits::kEntriesPerFeed - 1)->warnings.empty());
  auto cut = list_of(limits::kEntriesPerFeed + 1);
  CHECK(cut->subscriptions.size() == limits::kEntriesPerFeed);
  CHECK(cut->warnings.size() == 1);
}

TEST_CASE("what is no opml is an error") {
  CHECK_FALSE(parse_opml(""));
  CHECK_FALSE(parse_opml("<rss/>"));
  CHECK_FALSE(parse_opml("hello"));
}

TEST_CASE("what is written is read back") {
  std::vector<Subscription> list{
      {*parse_url("http://example.org/1?a=1&b=2"),
       *parse_url("http://example.org/"),
       clean_line("A <b> & \"c\""),
       {clean_line("F")},
       {clean_line("F"), clean_line("a & b")}},
      {*parse_url("http://example.org/2"), {}, clean_line("Two"), {clean_line("F"), clean_line("G")}, {}},
      {*parse_url("http://example.org/3"), {}, clean_line("Three"), {clean_line("G")}, {}},
      {*parse_url("http://example.org/4"), {}, clean_line("Four"), {}, {}},
  };
  auto again = must_parse(write_opml(list, clean_line("Mine & yours")));
  REQUIRE(again.size() == list.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    CHECK(again[i].url == list[i].url);
    CHECK(again[i].page == list[i].page);
    CHECK(again[i].title == list[i].title);
    CHECK(again[i].folders == list[i].folders);
    CHECK(again[i].categories == list[i].categories);
  }
}

}  // namespace
}  // namespace twinform
