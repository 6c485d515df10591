// SPDX-License-Identifier: MIT
#include "text/entities.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "text/entity_table.h"

using namespace twinform;

namespace {

struct Case {
  std::string_view in, out;
};

void check_all(const std::vector<Case>& cases, EntityContext context = EntityContext::text) {
  for (const auto& [in, out] : cases) {
    CAPTURE(in);
    CHECK(decode_entities(in, context) == out);
  }
}

}  // namespace

TEST_CASE("the table holds the 2231 names of the standard in order and 106 of them do without a semicolon") {
  const auto table = entity_table();
  CHECK(table.size() == 2231);
  CHECK(std::is_sorted(table.begin(), table.end(), [](const Entity& a, const Entity& b) { return a.name < b.name; }));
  CHECK(std::count_if(table.begin(), table.end(), [](const Entity& e) { return e.name.back() != ';'; }) == 106);
}

TEST_CASE("every name becomes its text with words on either side") {
  for (const Entity& entity : entity_table()) {
    CAPTURE(entity.name);
    CHECK(decode_entities("a &" + std::string(entity.name) + " b") == "a " + std::string(entity.text) + " b");
  }
}

TEST_CASE("names stand for their characters") {
  check_all({{"Caf&eacute; &amp; Th&egrave;se", "Café & Thèse"},
             {"&rsquo;&lsquo;&hellip;&mdash;&nbsp;", "’‘…—\u00A0"},
             {"&NotEqualTilde;", "≂̸"},
             {"&Afr;", "𝔄"},
             {"&Tab;&NewLine;", "\t\n"},
             {"&lt;b&gt;", "<b>"},
             {"&amp;lt;", "&lt;"}});
}

TEST_CASE("the longest name wins") {
  check_all({{"&not", "¬"}, {"&notin;", "∉"}, {"&notit;", "¬it;"}, {"&notin", "¬in"}, {"&ampamp;", "&amp;"}});
}

TEST_CASE("what is no reference stays") {
  check_all({{"AT&T", "AT&T"},
             {"a & b", "a & b"},
             {"&", "&"},
             {"&;", "&;"},
             {"&#", "&#"},
             {"&#;", "&#;"},
             {"&#x;", "&#x;"},
             {"&#xg;", "&#xg;"},
             {"&bogus;", "&bogus;"},
             {"&hellip", "&hellip"},
             {"&&amp;&", "&&&"},
             {"", ""}});
}

TEST_CASE("numbers are read in both bases with and without their semicolon") {
  check_all(
      {{"&#65;&#x42;&#X43;", "ABC"}, {"&#65 &#x42z", "A Bz"}, {"&#8217", "’"}, {"&#x1F609;", "😉"}, {"&#0065;", "A"}});
}

TEST_CASE("128 to 159 are read as windows-1252 has them") {
  check_all({{"&#128;", "€"},
             {"&#x92;", "’"},
             {"&#147;x&#148;", "“x”"},
             {"&#150;", "–"},
             {"&#159;", "Ÿ"},
             {"&#129;", "\u0081"}});
}

TEST_CASE("a number that is no character becomes the replacement character") {
  check_all({{"&#0;", "\uFFFD"},
             {"&#xD800;", "\uFFFD"},
             {"&#xDFFF;x", "\uFFFDx"},
             {"&#x110000;", "\uFFFD"},
             {"&#99999999999999999999;", "\uFFFD"},
             {"&#x10FFFF;", "\U0010FFFF"}});
}

TEST_CASE("an escaped surrogate pair becomes its character") {
  check_all({{"&#55357;&#56841;", "😉"},
             {"&#xD83D;&#xDE09;!", "😉!"},
             {"&#55357;x&#56841;", "\uFFFDx\uFFFD"},
             {"&#56841;&#55357;", "\uFFFD\uFFFD"},
             {"&#55357;&#55357;&#56841;", "\uFFFD😉"}});
}

TEST_CASE("in an attribute a legacy name before an equals sign or a letter stays") {
  check_all({{"?a=1&copy=2", "?a=1&copy=2"},
             {"?a=1&h=2&reg_id=3", "?a=1&h=2®_id=3"},
             {"?a=1&copyright=2", "?a=1&copyright=2"},
             {"?a=1&notin;", "?a=1∉"},
             {"a&copy", "a©"},
             {"a&copy;=", "a©="},
             {"&amp;b=&#38;c", "&b=&c"}},
            EntityContext::attribute);
}

TEST_CASE("in text a legacy name before an equals sign counts") { CHECK(decode_entities("&copy=2") == "©=2"); }
