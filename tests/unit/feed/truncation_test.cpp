// SPDX-License-Identifier: MIT
// A feed may break off at any byte. What was whole before it is kept, and the rest is not believed.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "feed/feed.h"

namespace twinform {
namespace {

struct Sample {
  std::string_view format, head;
  std::vector<std::string_view> entries;
  std::string_view between, tail;
};

const std::vector<Sample> kSamples = {
    {"RSS",
     "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE rss [<!ENTITY x \"y\">]><rss "
     "version=\"2.0\"><channel><title>T"
     "</title><link>http://news.example/</link><description>d</description>\n",
     {"<item><title>One &amp; é</title><link>http://news.example/1</link><guid isPermaLink=\"false\">1</guid>"
      "<description><![CDATA[<p>a <b>b</b></p>]]></description><enclosure url=\"http://news.example/1.mp3\"/></item>",
      "<!-- two --><item><title>Two</title><pubDate>Mon, 23 Nov 2026 15:04:05 GMT</pubDate></item>",
      "<item><title>Three</title><description>&lt;p&gt;x&lt;/p&gt;</description></item>"},
     "\n",
     "</channel></rss>\n"},
    {"Atom",
     "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>T</title><id>x</id>",
     {"<entry><title type=\"html\">One &lt;b&gt;</title><id>1</id><link href=\"http://news.example/1\"/></entry>",
      "<entry><title>Two</title><id>2</id><content type=\"xhtml\"><div "
      "xmlns=\"http://www.w3.org/1999/xhtml\"><p>a<br/>b"
      "</p></div></content></entry>"},
     " ",
     "</feed>"},
    {"RDF",
     "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\"><channel>"
     "<title>T</title><items><rdf:Seq><rdf:li rdf:resource=\"http://news.example/1\"/></rdf:Seq></items></channel>",
     {"<item rdf:about=\"http://news.example/1\"><title>One</title></item>",
      "<item rdf:about=\"http://news.example/2\"><title>Two</title></item>"},
     "",
     "</rdf:RDF>"},
    {"CDF",
     "<CHANNEL HREF=\"http://news.example/\"><TITLE>T</TITLE>",
     {"<ITEM HREF=\"http://news.example/1\"><TITLE>One</TITLE></ITEM>",
      "<ITEM HREF=\"http://news.example/2\"><TITLE>Two</TITLE></ITEM>"},
     "",
     "</CHANNEL>"},
    {"JSON Feed",
     R"({"version":"https://jsonfeed.org/version/1.1","title":"T","items":[)",
     {R"({"id":"1","title":"One","content_html":"<p>}]\"</p>"})", R"({"id":"2","title":"Two é"})"},
     ",",
     "]}"},
};

struct Whole {
  std::string text;
  std::vector<std::size_t> ends;  // of the entries
};

Whole joined(const Sample& sample) {
  Whole whole{std::string(sample.head), {}};
  for (const auto entry : sample.entries) {
    if (!whole.ends.empty()) whole.text += sample.between;
    whole.text += entry;
    whole.ends.push_back(whole.text.size());
  }
  whole.text += sample.tail;
  return whole;
}

std::vector<std::string> titles_of(const Feed& feed) {
  std::vector<std::string> titles;
  for (const RawEntry& raw : feed.entries()) titles.push_back(read_entry(feed, raw).title.str());
  return titles;
}

}  // namespace

TEST_CASE("a feed cut at any byte keeps the entries that were whole") {
  for (const Sample& sample : kSamples) {
    CAPTURE(sample.format);
    const Whole whole = joined(sample);
    const auto all = titles_of(*parse_feed(whole.text, {}, {}));
    REQUIRE(all.size() == sample.entries.size());
    for (std::size_t cut = 0; cut < whole.text.size(); ++cut) {
      CAPTURE(cut);
      const auto feed = parse_feed(whole.text.substr(0, cut), {}, {});
      const auto wanted = std::ranges::upper_bound(whole.ends, cut) - whole.ends.begin();
      const auto got = feed ? titles_of(*feed) : std::vector<std::string>{};
      REQUIRE(got == std::vector<std::string>(all.begin(), all.begin() + wanted));
    }
  }
}

TEST_CASE("a feed cut at any byte is known to be incomplete and says so") {
  for (const Sample& sample : kSamples) {
    CAPTURE(sample.format);
    const std::string text = joined(sample).text;
    const std::size_t end = text.find_last_not_of('\n') + 1;
    for (std::size_t cut = 0; cut < end; ++cut) {
      CAPTURE(cut);
      const auto feed = parse_feed(text.substr(0, cut), {}, {});
      if (!feed) continue;
      REQUIRE_FALSE(feed->info().complete);
      REQUIRE_FALSE(feed->info().warnings.empty());
    }
  }
}

}  // namespace twinform
