// SPDX-License-Identifier: MIT
#include "text/html_tokens.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace twinform;

namespace {

// One line a test: text as it stands, <tag name=value>, </tag>, {raw text}.
std::string shown(const HtmlToken& token) {
  std::string text(token.text);
  if (token.kind == HtmlTokenKind::text) return "'" + text + "'";
  if (token.kind == HtmlTokenKind::raw_text) return "{" + text + "}";
  if (token.kind == HtmlTokenKind::end_tag) return "</" + text + ">";
  for (const HtmlAttribute& attribute : token.attributes) {
    ((text += ' ') += attribute.name) += '=';
    text += attribute.value;
  }
  return "<" + text + (token.self_closing ? "/>" : ">");
}

std::string tokens_of(std::string_view markup) {
  HtmlTokens tokens(markup);
  HtmlToken token;
  std::string all;
  while (tokens.next(token)) all += shown(token);
  return all;
}

struct Case {
  std::string_view in, out;
};

void check_all(const std::vector<Case>& cases) {
  for (const auto& [in, out] : cases) {
    CAPTURE(in);
    CHECK(tokens_of(in) == out);
  }
}

}  // namespace

TEST_CASE("text and tags come in turn as they stand") {
  check_all({{"a<b>c</b>d", "'a'<b>'c'</b>'d'"}, {"", ""}, {"<P>&amp;</P>", "<P>'&amp;'</P>"}, {"</a b=c>", "</a>"}});
}

TEST_CASE("a less-than sign that opens nothing is text") {
  check_all({{"a < b <3 <", "'a < b <3 <'"}, {"<<b>", "'<'<b>"}, {"</", "'</'"}, {"a<=b", "'a<=b'"}, {"<>", "'<>'"}});
}

TEST_CASE("attributes are read in every form") {
  check_all({{"<a b=\"c d\" e='f>g' h=i j>", "<a b=c d e=f>g h=i j=>"},
             {"<a  b = \n c>", "<a b=c>"},
             {"<a b=>", "<a b=>"},
             {"<a =b>", "<a =b=>"},
             {"<a b=\"c\"d=e>", "<a b=c d=e>"},
             {"<a b=c/d/>", "<a b=c/d/>"},
             {"<a b='&copy;'>", "<a b=&copy;>"},
             {"<a / b>", "<a b=>"},
             {"<a \"b\">", "<a \"b\"=>"},
             {"<br/>", "<br/>"},
             {"<br / >", "<br>"},
             {"<a<b>", "<a<b>"}});
}

TEST_CASE("of two attributes with one name the first counts in any case") {
  HtmlTokens tokens("<a HREF=1 href=2>");
  HtmlToken token;
  REQUIRE(tokens.next(token));
  REQUIRE(token.find("href") != nullptr);
  CHECK(token.find("href")->value == "1");
  CHECK(token.find("title") == nullptr);
}

TEST_CASE("attributes are kept up to their limit and forgotten past it") {
  for (const std::size_t count : {HtmlTokens::kMaxAttributes, HtmlTokens::kMaxAttributes + 1}) {
    std::string tag = "<a";
    for (std::size_t i = 0; i < count; ++i) tag += " b" + std::to_string(i);
    const std::string markup = tag + ">c";
    HtmlTokens tokens(markup);
    HtmlToken token;
    REQUIRE(tokens.next(token));
    CHECK(token.attributes.size() == HtmlTokens::kMaxAttributes);
    REQUIRE(tokens.next(token));
    CHECK(token.text == "c");
  }
}

TEST_CASE("an unfinished tag is none") {
  check_all(
      {{"a<b", "'a'"}, {"a<b c=\"d>e", "'a'"}, {"a</b", "'a'"}, {"a<b c", "'a'"}, {"a<b c=", "'a'"}, {"a<b/", "'a'"}});
}

TEST_CASE("comments doctypes and instructions are passed over") {
  check_all({{"a<!-- b --><!doctype html>c<?d e?>f", "'a''c''f'"},
             {"<!-->a", "'a'"},
             {"<!--->a", "'a'"},
             {"<!---->a", "'a'"},
             {"<!--a--!>b", "'b'"},
             {"<!--a--->b", "'b'"},
             {"<!--a<!--b-->c-->", "'c-->'"},
             {"<!--a>b", ""},
             {"<!a>b", "'b'"},
             {"<!>b", "'b'"},
             {"</>a</ b>c", "'a''c'"},
             {"<![if !supportLists]>a<![endif]>", "'a'"}});
}

TEST_CASE("elements with raw text hold nothing else") {
  check_all({{"<style>a<b>&amp;</style>c", "<style>{a<b>&amp;}</style>'c'"},
             {"<title>a<b>&amp;</TITLE >c", "<title>'a<b>&amp;'</TITLE>'c'"},
             {"<xmp></xm></xmpx></xmp/>a", "<xmp>{</xm></xmpx>}</xmp>'a'"},
             {"<textarea></textarea>", "<textarea></textarea>"},
             {"<iframe>a", "<iframe/>'a'"},
             {"<iframe>a</iframe>b", "<iframe>{a}</iframe>'b'"},
             {"<plaintext>a</plaintext>", "<plaintext>{a</plaintext>}"}});
}

TEST_CASE("a script ends at its end tag unless that is a commented script's") {
  check_all({{"<script>a</b><!--c</script>d", "<script>{a</b><!--c}</script>'d'"},
             {"<script><!--<script></script>--></script>a", "<script>{<!--<script></script>-->}</script>'a'"},
             {"<script><!--><script></script>a", "<script>{<!--><script>}</script>'a'"},
             {"<script><!--<scripts></script>a", "<script>{<!--<scripts>}</script>'a'"}});
}

TEST_CASE("a self-closing tag with raw text is believed when no end tag follows") {
  check_all({{"<script src=a />b<i>c</i>", "<script src=a/>'b'<i>'c'</i>"},
             {"<iframe/>a<iframe/>b", "<iframe/>'a'<iframe/>'b'"},
             {"<script/>a</script>b", "<script>{a}</script>'b'"}});
}

TEST_CASE("CDATA markers are left out and what they hold is markup") {
  check_all({{"<![CDATA[a <b>c</b>]]>d", "'a '<b>'c'</b>'d'"},
             {"<![CDATA[<![CDATA[a]]>]]>b]]>", "'a''b'"},
             {"a]]>b", "'a]]>b'"},
             {"<p>a</p>]]> ]]>\n", "<p>'a'</p>"},
             {"]]>", ""},
             {"<![CDATA[a < b]]", "'a < b]]'"}});
}
