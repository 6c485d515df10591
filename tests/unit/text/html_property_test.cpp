// SPDX-License-Identifier: MIT
// What holds for any tag soup.
#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "text/clean.h"
#include "text/escape.h"
#include "text/html.h"
#include "text/html_tokens.h"
#include "text/url.h"

using namespace twinform;

namespace {

constexpr std::array kPieces =
    std::to_array<std::string_view>({"<p>",
                                     "</p>",
                                     "<b>",
                                     "</b>",
                                     "<i>",
                                     "</i>",
                                     "<div>",
                                     "</div>",
                                     "<ul>",
                                     "</ul>",
                                     "<ol start=3>",
                                     "</ol>",
                                     "<li>",
                                     "</li>",
                                     "<table>",
                                     "</table>",
                                     "<tr>",
                                     "</tr>",
                                     "<td>",
                                     "</td>",
                                     "<th colspan=2>",
                                     "<tbody>",
                                     "<caption>",
                                     "<h1>",
                                     "</h2>",
                                     "<pre>",
                                     "</pre>",
                                     "<blockquote>",
                                     "<dl>",
                                     "<dd>",
                                     "<br>",
                                     "<hr>",
                                     "<q>",
                                     "</q>",
                                     "<a href=x>",
                                     "<a href=javascript:x>",
                                     "</a>",
                                     "<img src=x alt='y z'>",
                                     "<img src=data:x alt=y>",
                                     "<img src=x width=1>",
                                     "<script>",
                                     "</script>",
                                     "<object>",
                                     "</object>",
                                     "<div hidden>",
                                     "<b style=display:none>",
                                     "<span hidden>",
                                     "</span>",
                                     "<foo bar=\"",
                                     "<p/>",
                                     "<iframe/>",
                                     "<textarea>",
                                     "<![CDATA[",
                                     "]]>",
                                     "<!--",
                                     "-->",
                                     "word",
                                     " ",
                                     "\n",
                                     "a < b",
                                     "&amp;",
                                     "&nbsp;",
                                     "&#8203;",
                                     "&#x338;",
                                     "&#x301;",
                                     "&lt;script&gt;",
                                     "e",
                                     "\xff",
                                     "\r",
                                     "&#13;",
                                     "\u202E",
                                     "\"",
                                     "<sup>",
                                     "</sup>",
                                     "<sub>",
                                     "</sub>",
                                     "<ruby>",
                                     "</ruby>",
                                     "<rb>",
                                     "<rt>",
                                     "</rt>",
                                     "<rp>",
                                     "<ol reversed>",
                                     "<p aria-hidden=true>",
                                     "2",
                                     "&thinsp;",
                                     "<img src=blank.gif data-src=//pixel.wp.com/b.gif alt=y>",
                                     "<img src=data:x data-src=spacer.gif alt=y>",
                                     "<img src=c style='width:1px' alt=y>",
                                     "<msup>",
                                     "</msup>",
                                     "<mfrac>",
                                     "<mn>",
                                     "</mn>",
                                     "<mml:mrow>",
                                     "<math>",
                                     "</math>",
                                     "<mphantom>",
                                     "&NoBreak;"});

std::string soup(std::mt19937& random) {
  std::string markup;
  for (std::size_t left = random() % 40; left > 0; --left) markup += kPieces[random() % kPieces.size()];
  return markup;
}

Html html_of(std::string markup) { return {.markup = std::move(markup), .base = *parse_url("https://example.org/a/")}; }

template <class Check>
void for_soups(Check check) {
  std::mt19937 random(20261123);
  for (int i = 0; i < 20'000; ++i) {
    const Html html = html_of(soup(random));
    CAPTURE(html.markup);
    check(html);
  }
}

// Every end tag is that of the last open start tag, and none is left open.
bool is_balanced(const std::string& markup) {
  HtmlTokens tokens(markup);
  HtmlToken token;
  std::vector<std::string_view> open;
  while (tokens.next(token)) {
    if (token.kind == HtmlTokenKind::start_tag && !token.self_closing) open.push_back(token.text);
    if (token.kind != HtmlTokenKind::end_tag) continue;
    if (open.empty() || open.back() != token.text) return false;
    open.pop_back();
  }
  return open.empty();
}

bool has_doubled_space(std::string_view text) {
  return text.find("  ") != std::string_view::npos || text.find(" \n") != std::string_view::npos ||
         text.find("\n\n\n") != std::string_view::npos;
}

}  // namespace

TEST_CASE("sanitising twice is sanitising once") {
  for_soups([](const Html& html) {
    const std::string once = sanitise_html(html);
    CHECK(sanitise_html(html_of(once)) == once);
  });
}

TEST_CASE("sanitised markup reads as what it was made of") {
  for_soups([](const Html& html) { CHECK(html_to_text(html_of(sanitise_html(html))) == html_to_text(html)); });
}

TEST_CASE("sanitised markup is balanced and holds nothing that acts") {
  for_soups([](const Html& html) {
    const std::string safe = sanitise_html(html);
    CHECK(is_balanced(safe));
    CHECK(is_valid_utf8(safe));
    for (const std::string_view bad :
         {"<script", "<object", "<iframe", "=\"javascript", "=\"data:", " style=", " hidden"}) {
      CHECK(safe.find(bad) == std::string::npos);
    }
  });
}

TEST_CASE("text is clean trimmed and without doubled spaces") {
  for_soups([](const Html& html) {
    const Text text = html_to_text(html);
    CHECK(clean_text(text.view()) == text);
    if (html.markup.find("<pre>") != std::string::npos || html.markup.find("<li>") != std::string::npos) return;
    CHECK_FALSE(has_doubled_space(text.view()));
    CHECK(trim(text.view()) == text.view());
  });
}

TEST_CASE("what does not look like HTML reads as it stands") {
  for_soups([](const Html& html) {
    if (!looks_like_html(html.markup)) CHECK(html_to_text(html) == html_to_text(html_of(escape_html(html.markup))));
  });
}
