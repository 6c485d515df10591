// SPDX-License-Identifier: MIT
// Markup that is written to get past sanitisers (tests/data/html/hostile.json, our own, by the classes of OWASP's cheat
// sheet on evading filters): what comes out is taken apart again and may hold only what is listed here.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/json.h"
#include "base/strings.h"
#include "support/places.h"
#include "text/entities.h"
#include "text/html.h"
#include "text/html_tokens.h"
#include "text/url.h"

using namespace twinform;

namespace {

constexpr std::array kElements = std::to_array<std::string_view>(
    {"a",       "abbr",       "address", "article", "aside", "b",       "bdi",   "bdo",  "blockquote", "br",
     "caption", "cite",       "code",    "dd",      "del",   "details", "dfn",   "div",  "dl",         "dt",
     "em",      "figcaption", "figure",  "footer",  "h1",    "h2",      "h3",    "h4",   "h5",         "h6",
     "header",  "hr",         "i",       "img",     "ins",   "kbd",     "li",    "main", "mark",       "nav",
     "ol",      "p",          "pre",     "rb",      "rp",    "rt",      "ruby",  "s",    "samp",       "section",
     "small",   "strong",     "sub",     "summary", "sup",   "table",   "tbody", "td",   "tfoot",      "th",
     "thead",   "time",       "tr",      "u",       "ul",    "var"});
constexpr std::array kAttributes =
    std::to_array<std::string_view>({"alt", "colspan", "datetime", "dir", "height", "href", "lang", "reversed",
                                     "rowspan", "src", "start", "title", "value", "width"});

bool is_one_of(const auto& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Html html_of(std::string markup) {
  return {.markup = std::move(markup), .base = *parse_url("https://library.example/a/b")};
}

template <class Check>
void for_each_hostile(Check check) {
  const auto path = test::source_folder() / "tests" / "data" / "html" / "hostile.json";
  const Json classes = parse_json(read_file(path, std::size_t{1} << 20U).value()).value();
  std::size_t checked = 0;
  for (const Json& one : classes) {
    CAPTURE(string_at(one, "class"));
    for (const Json& markup : member(one, "markup")) {
      const Html html = html_of(markup.get<std::string>());
      CAPTURE(html.markup);
      ++checked;
      check(html);
    }
  }
  CHECK(checked > 150);
}

template <class Check>
void for_each_token(const std::string& markup, Check check) {
  HtmlTokens tokens(markup);
  HtmlToken token;
  while (tokens.next(token)) check(token);
}

bool is_address(std::string_view attribute) { return attribute == "href" || attribute == "src"; }

}  // namespace

TEST_CASE("no element comes through but those that only show words and images") {
  for_each_hostile([](const Html& html) {
    for_each_token(sanitise_html(html), [](const HtmlToken& token) {
      const bool tag = token.kind == HtmlTokenKind::start_tag || token.kind == HtmlTokenKind::end_tag;
      CAPTURE(std::string(token.text));
      CHECK((!tag || is_one_of(kElements, token.text)));
    });
  });
}

TEST_CASE("no attribute comes through but those that describe") {
  for_each_hostile([](const Html& html) {
    for_each_token(sanitise_html(html), [](const HtmlToken& token) {
      for (const HtmlAttribute& attribute : token.attributes) {
        CAPTURE(std::string(attribute.name));
        CHECK(is_one_of(kAttributes, attribute.name));
      }
    });
  });
}

TEST_CASE("no address comes through but those of pages images and mail") {
  for_each_hostile([](const Html& html) {
    for_each_token(sanitise_html(html), [](const HtmlToken& token) {
      for (const HtmlAttribute& attribute : token.attributes) {
        if (!is_address(attribute.name)) continue;
        CAPTURE(std::string(attribute.value));
        const Result<Url> url = parse_url(decode_entities(attribute.value, EntityContext::attribute));
        REQUIRE(url);
        CHECK((url->is_http() || (attribute.name == "href" && url->scheme() == "mailto")));
      }
    });
  });
}

TEST_CASE("nothing comes through that another reading takes for markup") {
  for_each_hostile([](const Html& html) {
    for_each_token(sanitise_html(html), [](const HtmlToken& token) {
      CHECK(token.kind != HtmlTokenKind::raw_text);
      if (token.kind == HtmlTokenKind::text) CHECK(token.text.find_first_of("<>\"'") == std::string_view::npos);
      for (const HtmlAttribute& attribute : token.attributes)
        CHECK(attribute.value.find_first_of("<>\"'") == std::string_view::npos);
    });
  });
}

TEST_CASE("comments declarations and sections do not come through") {
  for_each_hostile([](const Html& html) {
    const std::string safe = sanitise_html(html);
    for (const std::string_view opening : {"<!", "<?", "<%", "]]>"}) CHECK(safe.find(opening) == std::string::npos);
  });
}

TEST_CASE("hostile markup is sanitised in one go and reads the same") {
  for_each_hostile([](const Html& html) {
    const Html safe = html_of(sanitise_html(html));
    CHECK(sanitise_html(safe) == safe.markup);
    CHECK(html_to_text(safe) == html_to_text(html));
  });
}

TEST_CASE("links and images of hostile markup are pages and images") {
  for_each_hostile([](const Html& html) {
    for (const Image& image : html_images(html)) CHECK(image.url.is_http());
    for (const HtmlLink& link : html_links(html)) {
      CAPTURE(link.url.str());
      for (const std::string_view scheme : {"javascript", "vbscript", "data", "blob"})
        CHECK(link.url.scheme() != scheme);
    }
  });
}
