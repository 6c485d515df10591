// SPDX-License-Identifier: MIT
#include "feed/feed.h"

#include <doctest/doctest.h>

#include "base/limits.h"
#include "text/url.h"

namespace twinform {
namespace {

Feed must_parse(std::string body, std::string_view base = "http://example.org/feed") {
  auto feed = parse_feed(std::move(body), base.empty() ? Url{} : *parse_url(base), "application/xml");
  REQUIRE(feed);
  return *std::move(feed);
}

Entry only_entry(std::string body) {
  Feed feed = must_parse(std::move(body));
  REQUIRE(feed.entries().size() == 1);
  return read_entry(feed, feed.entries()[0]);
}

std::string rss(std::string_view items) {
  return "<rss version='2.0'><channel><title>T</title>" + std::string(items) + "</channel></rss>";
}

std::string failure_of(std::string body) {
  auto feed = parse_feed(std::move(body), *parse_url("http://example.org/page"), {});
  REQUIRE_FALSE(feed);
  CHECK(feed.error().kind == ErrorKind::input);
  return feed.error().what;
}

std::uint64_t hash_of(std::string_view item) { return must_parse(rss(item)).entries().at(0).content_hash; }

TEST_CASE("the raw entry of an rss item has its guid its link and its title") {
  Feed feed = must_parse(
      rss("<item><guid> g </guid><link>\n http://example.org/?a&amp;b </link><title>A &amp; b</title></item>"));
  REQUIRE(feed.entries().size() == 1);
  CHECK(feed.entries()[0].guid == "g");
  CHECK(feed.entries()[0].link == "http://example.org/?a&b");
  CHECK(feed.entries()[0].title == "A &amp; b");
  CHECK(feed.entries()[0].index == 0);
}

TEST_CASE("a text of several pieces is one text") {
  Feed feed = must_parse(rss("<item><guid>a<![CDATA[b]]>c</guid></item>"));
  CHECK(feed.entries()[0].guid == "abc");
}

TEST_CASE("the content hash changes with what a reader sees") {
  std::string_view item = "<item><title>T</title><description>one</description></item>";
  CHECK(hash_of(item) == hash_of(item));
  CHECK(hash_of(item) != hash_of("<item><title>T</title><description>two</description></item>"));
  CHECK(hash_of(item) != hash_of("<item><title>U</title><description>one</description></item>"));
}

TEST_CASE("the content hash overlooks counts of comments") {
  std::string_view item = "<item><guid>1</guid><title>T</title></item>";
  CHECK(hash_of(item) == hash_of("<item><guid>1</guid><title>T</title><slash:comments>5</slash:comments></item>"));
}

TEST_CASE("the date is hashed where neither guid nor link is given and there only") {
  auto date_hash_of = [](std::string_view item) { return must_parse(rss(item)).entries().at(0).date_hash; };
  CHECK(date_hash_of("<item><title>T</title><pubDate>1 Jan 2026</pubDate></item>") !=
        date_hash_of("<item><title>T</title><pubDate>2 Jan 2026</pubDate></item>"));
  CHECK(date_hash_of("<item><guid>1</guid><pubDate>1 Jan 2026</pubDate></item>") == 0);
  CHECK(date_hash_of("<item><title>T</title></item>") == 0);
}

TEST_CASE("the content hash sees an edit inside xhtml") {
  std::string head = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><content type='xhtml'><div><p>";
  std::string tail = "</p><p>same</p></div></content></entry></feed>";
  CHECK(must_parse(head + "a" + tail).entries()[0].content_hash !=
        must_parse(head + "b" + tail).entries()[0].content_hash);
}

TEST_CASE("an html page is named by its title and its feeds are offered") {
  auto feed = parse_feed(
      "<!doctype html><title>News &amp; views</title><link rel=alternate type='application/rss+xml' href='/rss'>",
      *parse_url("http://example.org/page"), "text/html");
  REQUIRE_FALSE(feed);
  CHECK(feed.error().what == "an HTML page titled “News & views”, not a feed");
  CHECK(feed.error().hint.find("http://example.org/rss") != std::string::npos);
}

TEST_CASE("what is no feed says what it is") {
  CHECK(failure_of("") == "an empty document, not a feed");
  CHECK(failure_of(" \r\n\t") == "an empty document, not a feed");
  CHECK(failure_of("\xEF\xBB\xBF") == "an empty document, not a feed");
  CHECK(failure_of("{\"a\": 1}") == "JSON, but not a feed");
  CHECK(failure_of("{\"version\": ").find("looks like JSON") == 0);
  CHECK(failure_of("<urlset/>") == "XML whose root is <urlset>, not a feed");
  CHECK(failure_of("<opml><body/></opml>") == "an OPML list of feeds, not a feed");
  CHECK(failure_of("Too many requests") == "text without markup, not a feed");
}

TEST_CASE("a document type stands before the first element and entities that others declare are none of the feed's") {
  const std::string type = "<!DOCTYPE rss [<!ENTITY own \"<b>mine</b>\">]>";
  const std::string feed = rss("<item><guid>1</guid><title>&own;</title></item>");
  auto title = [](const std::string& body) { return only_entry(body).title.str(); };
  CHECK(title(type + feed) == "mine");
  CHECK(title("<?xml version='1.0'?>\n<!-- <rss> is the root -->\n" + type + feed) == "mine");
  CHECK(title("<!-- " + type + " -->" + feed) != "mine");
  CHECK(title(rss("<item><guid>1</guid><title>&own;</title><description><![CDATA[" + type +
                  "]]></description></item>")) != "mine");
}

TEST_CASE("a feed without entries is a feed") {
  CHECK(must_parse(rss("")).entries().empty());
  CHECK(must_parse("<feed xmlns='http://www.w3.org/2005/Atom'/>").info().format == "atom-1.0");
}

TEST_CASE("the format is known by its root") {
  CHECK(must_parse("<rss version='0.91'><channel/></rss>").info().format == "rss-0.91");
  CHECK(must_parse("<rss><channel/></rss>").info().format == "rss-2.0");
  CHECK(must_parse("<RDF xmlns='http://purl.org/rss/1.0/'/>").info().format == "rss-1.0");
  CHECK(must_parse("<a:feed xmlns:a='http://purl.org/atom/ns#' version='0.3'/>").info().format == "atom-0.3");
  CHECK(must_parse("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[]}").info().format == "json-feed-1.0");
}

TEST_CASE("entries beyond the limit are left out with a warning") {
  std::string items;
  for (std::size_t i = 0; i < limits::kEntriesPerFeed; ++i) items += "<item/>";
  CHECK(must_parse(rss(items)).info().warnings.empty());
  Feed feed = must_parse(rss(items + "<item/>"));
  CHECK(feed.entries().size() == limits::kEntriesPerFeed);
  CHECK(feed.info().warnings.size() == 1);
}

TEST_CASE("bytes beyond the limit are left out and the feed is incomplete") {
  std::string body = rss("<item><guid>1</guid></item>");
  body.resize(limits::kFeedBytes, ' ');
  CHECK(must_parse(body).info().complete);
  CHECK_FALSE(must_parse(body + " ").info().complete);
}

TEST_CASE("elements nested without end are read without a crash") {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<b>";
  Entry entry = only_entry(rss("<item><guid>1</guid><description>" + deep + "x</description></item>"));
  CHECK(entry.summary.view() == "x");
}

TEST_CASE("a truncated feed keeps its complete entries and says that it is not complete") {
  std::string whole = rss("<item><guid>1</guid><title>One</title></item><item><guid>2</guid><title>Two</title></item>");
  auto second = whole.rfind("<item>");
  for (std::size_t cut = second + 6; cut < whole.size() - 30; ++cut) {
    Feed feed = must_parse(whole.substr(0, cut));
    CAPTURE(cut);
    CHECK(feed.entries().size() == 1);
    CHECK_FALSE(feed.info().complete);
  }
}

TEST_CASE("a mended feed whose end is there is complete") {
  Feed feed = must_parse(rss("<item><guid>1</guid><description>a<br>b</description></item>"));
  CHECK(feed.info().complete);
  CHECK(feed.info().warnings.size() == 1);
}

TEST_CASE("published and updated are kept apart") {
  Entry entry = only_entry(
      "<feed "
      "xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><updated>2026-11-23T09:00:00Z</updated></entry></feed>");
  CHECK_FALSE(entry.published);
  REQUIRE(entry.updated);
  CHECK(to_rfc3339(*entry.updated) == "2026-11-23T09:00:00Z");
}

TEST_CASE("a relative link needs a base and takes the channel's where the feed has no address") {
  Feed feed =
      must_parse("<rss><channel><link>http://example.org/a/</link><item><link>b</link></item></channel></rss>", "");
  CHECK(read_entry(feed, feed.entries()[0]).link.str() == "http://example.org/a/b");
}

TEST_CASE("content is relative to the entry's page unless xml base says otherwise") {
  CHECK(only_entry(rss("<item><link>/a/b</link><description>x</description></item>")).content.base.str() ==
        "http://example.org/a/b");
  CHECK(
      only_entry(rss("<item xml:base='/c/'><link>/a/b</link><description>x</description></item>")).content.base.str() ==
      "http://example.org/c/");
}

TEST_CASE("the language comes from the nearest that names one") {
  std::string_view feed = "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de'><entry";
  CHECK(only_entry(std::string(feed) + "><id>1</id></entry></feed>").language == "de");
  CHECK(only_entry(std::string(feed) + " xml:lang='fr'><id>1</id></entry></feed>").language == "fr");
  CHECK(only_entry(rss("<language>pt-br</language><item><guid>1</guid></item>")).language == "pt-BR");
}

TEST_CASE("how a feed asks to be read is in its ttl, its skipped hours and days, or the syndication module") {
  CHECK(must_parse(rss("<ttl>60</ttl>")).info().manners.ttl == Seconds{3600});
  CHECK(must_parse(rss("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"))
            .info()
            .manners.ttl == Seconds{21600});
  CHECK(must_parse(rss("<ttl>soon</ttl>")).info().manners == Manners{});
  Manners manners = must_parse(rss("<skipHours><hour>24</hour><hour>1</hour><hour>25</hour></skipHours>"
                                   "<skipDays><day>Sunday</day><day>sat</day><day>Someday</day></skipDays>"))
                        .info()
                        .manners;
  CHECK(manners.skip_hours == 0b11);
  CHECK(manners.skip_days == 0b1000001);
}

TEST_CASE("the title of a channel's image is not the channel's") {
  CHECK(must_parse("<rss><channel><image><title>Logo</title></image><title>News</title></channel></rss>")
            .info()
            .title.view() == "News");
}

}  // namespace
}  // namespace twinform
