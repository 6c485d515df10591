// SPDX-License-Identifier: MIT
#include "feed/repair.h"

#include <doctest/doctest.h>

#include <pugixml.hpp>

namespace twinform {
namespace {

std::string mended(std::string_view inside) {
  std::string text = repair_xml("<rss>" + std::string(inside) + "</rss>").text;
  CHECK(text.starts_with("<rss>"));
  CHECK(text.ends_with("</rss>"));
  return text.substr(5, text.size() - 11);
}

TEST_CASE("what is broken in a known way is mended in a known way") {
  struct Case {
    std::string_view broken, mended;
  };
  static constexpr Case kCases[] = {
      {"<a>x</a>", "<a>x</a>"},
      {"a < b <3", "a &lt; b &lt;3"},
      {"<p>one<br>two</p>", "<p>one<br/>two</p>"},
      {"<b>x<i>y</b>", "<b>x<i>y</i></b>"},
      {"<b>x</i></b>", "<b>x</b>"},
      {"<Title>x</title>", "<Title>x</Title>"},
      {"< title>x</title>", "<title>x</title>"},
      {"<a b=c d>x</a>", "<a b=\"c\" d=\"\">x</a>"},
      {"<a b='1'c=\"2\"/>", "<a b=\"1\" c=\"2\"/>"},
      {"<a b=\"x>y</a><c d=\"z\"/>", "<a b=\"x\">y</a><c d=\"z\"/>"},
      {"<title>x<link>y</link>", "<title>x</title><link>y</link>"},
      {"<item>x<item>y</item>", "<item>x</item><item>y</item>"},
      {"x<!-- y -->z", "xz"},
      {"x<?php y ?>z", "xz"},
      {"<![CDATA[<b>]]>", "<![CDATA[<b>]]>"},
      {"<![cdata[<b>]]>", "<![CDATA[<b>]]>"},
      {"<title><![CDATA[x</title>", "<title>x</title>"},
      {"< title >x</ title >", "<title>x</title>"},
      {"<title\x08>x</title>", "<title>x</title>"},
      {"<title>x</title<link>y</link>", "<title>x</title><link>y</link>"},
      {"<item<title>x</title></item>", "<item><title>x</title></item>"},
      {"<item><<title>x</title></item>", "<item>&lt;<title>x</title></item>"},
      {"see <http://a.example/> now", "see &lt;http://a.example/> now"},
      {"<author>Me <me@a.example></author>", "<author>Me &lt;me@a.example></author>"},
      {"<description>x<b>y<pubDate>z</pubDate>", "<description>x<b>y</b></description><pubDate>z</pubDate>"},
      {"<description>x<title>y</title></description>", "<description>x<title>y</title></description>"},
      {"<description>x<y</description>", "<description>x&amp;lt;y</description>"},
      {"<b>x<item>y</item>", "<b>x</b><item>y</item>"},
      {"<link href>x</link>", "<link href=\"\">x</link>"},
      {"<link href=x><id>y</id>", "<link href=\"x\"/><id>y</id>"},
      {"<rdf:li>x</li>", "<rdf:li>x</rdf:li>"},
      {"x<!-- y<item>z</item>", "x<item>z</item>"},
      {"x<?y <item>z</item>", "x<item>z</item>"},
      {"<title>x</title></title></b><link>y</link>", "<title>x</title><link>y</link>"},
      {"<a b='x\"y'/>", "<a b=\"x&quot;y\"/>"},
      {"<a b=\"<x>\"/>", "<a b=\"&lt;x>\"/>"},
  };
  for (const Case& one : kCases) {
    CAPTURE(one.broken);
    CHECK(mended(one.broken) == one.mended);
  }
}

TEST_CASE("an entry that is open at the end is left out") {
  Repaired repaired = repair_xml("<rss><item>1</item><item>2<b>");
  CHECK_FALSE(repaired.complete);
  CHECK(repaired.text == "<rss><item>1</item></rss>");
}

TEST_CASE("what stands before the place to begin is left as it is") {
  const std::string good = "<rss><channel><!-- kept --><item><x>1</X></item>";
  Repaired repaired = repair_xml(good + "<item>2<br></item></channel></rss>", {good.size(), {"rss", "channel"}});
  CHECK(repaired.complete);
  CHECK(repaired.text == good + "<item>2<br/></item></channel></rss>");
}

TEST_CASE("what follows the root is left out") {
  Repaired repaired = repair_xml("<rss></rss><script>a<b</script>");
  CHECK(repaired.complete);
  CHECK(repaired.text == "<rss></rss>");
}

TEST_CASE("mended text is well-formed whatever is repeated how often") {
  for (std::string_view piece : {"<", "<a", "<a>", "</a>", "<!--a>", "<!", "<?a>", "<![CDATA[", "<a b=\"", "<a b='x>",
                                 "\"", "<item>", "< title>", "<a/", "]]>", "<a b", "&", "<title>"}) {
    std::string text = "<rss>";
    while (text.size() < 400'000) text += piece;
    CAPTURE(piece);
    pugi::xml_document tree;
    CHECK(tree.load_string(repair_xml(text).text.c_str(), pugi::parse_cdata));
  }
}

}  // namespace
}  // namespace twinform
