// SPDX-License-Identifier: MIT
#include "text/escape.h"

#include <doctest/doctest.h>

#include <string_view>
#include <vector>

#include "text/entities.h"

using namespace twinform;

namespace {

struct Case {
  std::string_view in, out;
};

}  // namespace

TEST_CASE("HTML's five characters are escaped and nothing else is") {
  CHECK(escape_html("<a href=\"x\">R&D's</a> ✓") == "&lt;a href=&quot;x&quot;&gt;R&amp;D&#39;s&lt;/a&gt; ✓");
  CHECK(escape_html("").empty());
}

TEST_CASE("what HTML escaping makes reads as what it was") {
  for (const std::string_view text : {"&amp;", "<>&\"'", "a&lt;b", "&#39;"})
    CHECK(decode_entities(escape_html(text)) == text);
}

TEST_CASE("what would be Markdown gets a backslash") {
  const std::vector<Case> cases = {{"*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"},
                                   {"[a](b) ![c](d)", "\\[a\\](b) !\\[c\\](d)"},
                                   {"<b> a | b ~~c~~", "\\<b\\> a \\| b \\~\\~c\\~\\~"},
                                   {"# a\n+ b\n- c\n= d", "\\# a\n\\+ b\n\\- c\n\\= d"},
                                   {"1. a\n23) b\n4 c", "1\\. a\n23\\) b\n4 c"},
                                   {"&amp; &#38; & b", "\\&amp; \\&#38; & b"},
                                   {"a\\b", "a\\\\b"},
                                   {"      code", "   code"},
                                   {"  - a", "  \\- a"},
                                   {"> quote", "\\> quote"}};
  for (const auto& [in, out] : cases) {
    CAPTURE(in);
    CHECK(escape_markdown(in) == out);
  }
}

TEST_CASE("plain words have no backslash put in") {
  for (const std::string_view text :
       {"Open access: 3 - 1 = 2, C# and a.b!", "Smith & Sons (1999)", "été – 日本\n\nx", ""}) {
    CHECK(escape_markdown(text) == text);
  }
}

TEST_CASE("what a terminal would obey is spelled out") {
  const std::vector<Case> cases = {{"\x1b[31mred", "\\x1b[31mred"},
                                   {"a\nb\tc", "a\\x0ab\\x09c"},
                                   {"\x7f", "\\x7f"},
                                   {"\u202Eevil\u2066", "\\u{202e}evil\\u{2066}"},
                                   {"\u0085\u2028\uFEFF", "\\u{85}\\u{2028}\\u{feff}"},
                                   {"\xff\xc3(", "\\xff\\xc3("},
                                   {"\xe2\x82", "\\xe2\\x82"},
                                   {"Grüße 😉", "Grüße 😉"}};
  for (const auto& [in, out] : cases) {
    CAPTURE(out);
    CHECK(printable(in) == out);
  }
}
