// SPDX-License-Identifier: MIT
#include "text/html.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "text/html_reader.h"

using namespace twinform;

namespace {

struct Case {
  std::string_view in, out;
};

std::string text_of(std::string_view markup) { return html_to_text({.markup = std::string(markup), .base = {}}).str(); }

void check_all(const std::vector<Case>& cases) {
  for (const auto& [in, out] : cases) {
    CAPTURE(in);
    CHECK(text_of(in) == out);
  }
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += piece;
  return all;
}

}  // namespace

TEST_CASE("paragraphs and headings stand a blank line apart") {
  check_all({{"<p>a</p><p>b</p>", "a\n\nb"},
             {"<p>a<p>b", "a\n\nb"},
             {"<h2>a</h2>b<h3>c</h3><p>d", "a\n\nb\n\nc\n\nd"},
             {"a<blockquote>b</blockquote>c", "a\n\nb\n\nc"},
             {"a<hr>b", "a\n\nb"},
             {"<p></p>\n<p> </p><p>a</p><p>&nbsp;</p>", "a"}});
}

TEST_CASE("divisions stand on lines of their own") {
  check_all({{"<div>a</div><div>b</div>", "a\nb"},
             {"<div><div>a</div></div>b", "a\nb"},
             {"<div>a</div><div><br></div><div>b</div>", "a\n\nb"},
             {"<figure>a<figcaption>b</figcaption></figure>c", "a\nb\n\nc"}});
}

TEST_CASE("line breaks are lines and at most one blank one") {
  check_all({{"a<br>b", "a\nb"},
             {"a<br/>\n b", "a\nb"},
             {"a<br><br>b", "a\n\nb"},
             {"a<br><br><br><br>b", "a\n\nb"},
             {"<br>a<br>", "a"},
             {"<p>a<br></p>b", "a\n\nb"},
             {"a</br>b", "a\nb"}});
}

TEST_CASE("phrases put no space in") {
  check_all({{"<b>a</b>b", "ab"},
             {"a<i> b </i>c", "a b c"},
             {"<b>a</b> <i>b</i>", "a b"},
             {"10<sup>3</sup> H<sub>2</sub>O", "10³ H₂O"},
             {"<a href=x>a</a>, <span>b</span>.", "a, b."},
             {"w<wbr>x<custom-tag>y</custom-tag>", "wxy"}});
}

TEST_CASE("white space is one space") {
  check_all({{" a \n\t b ", "a b"},
             {"a&nbsp;&nbsp;b&#160; c", "a b c"},
             {"a<b> </b> b", "a b"},
             {"<p> a </p> b", "a\n\nb"},
             {"a&#8203;b &#8203; c", "ab c"},
             {"ไทย&#8203;ไทย", "ไทย\u200Bไทย"},
             {"co&shy;operate", "cooperate"}});
}

TEST_CASE("lists have bullets or numbers and stand indented in one another") {
  check_all({{"a<ul><li>b</li> <li>c</li></ul>d", "a\n\n• b\n• c\n\nd"},
             {"<ul><li>a<li>b", "• a\n• b"},
             {"<ol><li>a<li>b</ol>", "1. a\n2. b"},
             {"<ol start=9><li>a<li value=20>b<li>c</ol>", "9. a\n20. b\n21. c"},
             {"<ul><li>a<ul><li>b<li>c</ul><li>d</ul>", "• a\n  • b\n  • c\n• d"},
             {"<ol><li>a<ul><li>b</ul></ol>", "1. a\n  • b"},
             {"<ul><li><p>a</p></li><li><p>b</p></li></ul>", "• a\n• b"},
             {"<ul><li></li></ul>a<ul><li><ul><li>b</ul></ul>", "a\n\n  • b"},
             {"<ol start=99999999999999999999><li>a</ol>", "1. a"},
             {"<li>a", "• a"},
             {"<dl><dt>a<dd>b<dt>c<dd>d</dl>", "a\nb\nc\nd"}});
}

TEST_CASE("cells of a row stand on one line and rows below one another") {
  check_all({{"<table><tr><th>a<th>b<tr><td>c<td>d</table>e", "a | b\nc | d\n\ne"},
             {"<table><tr><td></td><td>a</td><td></td></tr></table>", "a"},
             {"<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>", "a | b"},
             {"<table><caption>a</caption><tr><td>b</table>", "a\nb"},
             {"<td>a</td><td>b</td>", "ab"}});
}

TEST_CASE("preformatted text keeps its lines and spaces") {
  check_all({{"<pre>a\n  b\n\n\n\nc  d</pre>e  f", "a\n  b\n\nc  d\n\ne f"},
             {"<pre>\n\na \r\n b</pre>", "a\n b"},
             {"<xmp>a <b>\n c</xmp>", "a <b>\n c"}});
}

TEST_CASE("images are their alt text unless that is a file name or they are pixels") {
  check_all({{"a<img src=b alt='c d'>e", "a c d e"},
             {"a<img src=b>e", "ae"},
             {"a<img src=b alt='IMG_123.jpg'>", "a"},
             {"a<img src=b alt=c width=1>", "a"},
             {"a<img src=b alt=c height='0px'>", "a"},
             {"Hi<img alt='😉' src=b>!", "Hi😉!"}});
}

TEST_CASE("what is not seen is not read") {
  check_all({{"a<script>b</script><style>c</style><template>d</template>e", "ae"},
             {"<head><title>a</title><meta b><link c></head>d", "d"},
             {"a<iframe>b</iframe><object>c</object><svg><text>d</text></svg><noscript>e</noscript>f", "acf"},
             {"a<select><option>b</select><button>c</button><textarea>d</textarea>e", "ae"},
             {"a<p hidden>b<p>c", "a\n\nc"},
             {"a<span style='color:red; Display : none'>b<span>c</span>d</span>e", "ae"},
             {"a<div hidden><p>b</p><div>c</div></div>d", "ad"},
             {"<math><mi>x</mi><annotation>y</annotation></math>", "x"}});
}

TEST_CASE("quotations have their marks") { CHECK(text_of("a <q>b</q> c</q>") == "a “b” c"); }

TEST_CASE("references are characters and controls are none") {
  check_all({{"R&amp;D &lt;b&gt; &#8217;", "R&D <b> ’"},
             {"a < b & c > d", "a < b & c > d"},
             {"a\x01\x1b b &#1; c", "a b c"},
             {"a \u202E b", "a b"},
             {"<b>e</b>&#x301;", "é"},
             {"\xff", "\uFFFD"}});
}

TEST_CASE("the markers of CDATA are left out") {
  check_all({{"<![CDATA[<p>a</p>]]>", "a"}, {"<![CDATA[a]]> b <![CDATA[c]]>", "a b c"}});
}

TEST_CASE("crossed tags lose no words and no lines") {
  check_all({{"<b>a<i>b</b>c</i>d", "abcd"},
             {"<b>a<p>b</b>c</p>d", "a\n\nbc\n\nd"},
             {"<p>a</div>b</p>", "ab"},
             {"<table><td>a</b></p></div>b</table>c", "ab\n\nc"},
             {"<object>a<p>b</object>c", "a\n\nbc"},
             {"</p></b></table>a", "a"}});
}

TEST_CASE("structure counts down to the depth limit and words below it are read") {
  CHECK(text_of(repeated("<div>", HtmlReader::kMaxDepth - 1) + "a<p>b") == "a\n\nb");
  CHECK(text_of(repeated("<div>", HtmlReader::kMaxDepth) + "a<p>b") == "ab");
}

TEST_CASE("phrases below their limit are read") {
  CHECK(text_of(repeated("<b>", 100'000) + "a<p>b</p>c") == "a\n\nb\n\nc");
}

TEST_CASE("scripts below the depth limit stay unread") {
  CHECK(text_of(repeated("<div>", HtmlReader::kMaxDepth + 1) + "a<script>b</script>c") == "ac");
}

TEST_CASE("text is as long as its limit and no longer") {
  CHECK(text_of(std::string(limits::kTextBytes, 'a')).size() == limits::kTextBytes);
  CHECK(text_of(std::string(limits::kTextBytes + 1, 'a')).size() == limits::kTextBytes);
  CHECK(text_of("a" + repeated("é", limits::kTextBytes / 2)).size() == limits::kTextBytes - 1);
}

TEST_CASE("megabytes of hostile markup become what they say") {
  constexpr std::size_t kTimes = 200'000;
  const std::vector<Case> cases = {{"<div>", "x"},   {"<b>", "x"},   {"<table>", "x"},
                                   {"<ul><li>", ""}, {"<a b='", ""}, {"<!--", ""},
                                   {"<p></b>", "x"}, {"</li>", "x"}, {"<q hidden>", ""}};
  for (const auto& [piece, out] : cases) {
    CAPTURE(piece);
    const std::string text = text_of(repeated(piece, kTimes) + "x");
    CHECK((out.empty() ? text.size() < 1'000 : text == out));
  }
  CHECK(text_of(std::string(kTimes, '<')) == std::string(kTimes, '<'));
  CHECK(text_of(std::string(kTimes, '&')) == std::string(kTimes, '&'));
  CHECK(text_of("<a " + repeated("b=c ", kTimes) + ">x") == "x");
}

TEST_CASE("markup and references are noticed") {
  for (const std::string_view text :
       {"<p>", "a</b>", "&amp;", "&#39;", "<!--", "<?x", "a &nbsp; b", "<![CDATA[a]]>", "< <b", "a]]>\n"}) {
    CAPTURE(text);
    CHECK(looks_like_html(text));
  }
}

TEST_CASE("plain words are not taken for markup") {
  for (const std::string_view text : {"", "a < b", "x <3", "Smith & Sons", "a <", "a &", "1 > 0"}) {
    CAPTURE(text);
    CHECK_FALSE(looks_like_html(text));
  }
}

TEST_CASE("alt text stands among the words only where it is wanted") {
  twinform::Html html{.markup = R"(<p>The quay. <img src="https://a.example/q.jpg" alt="Dock workers"></p>)",
                      .base = {}};
  CHECK(twinform::html_to_text(html).view() == "The quay. Dock workers");
  CHECK(twinform::html_to_text(html, twinform::ImageWords::none).view() == "The quay.");
}
