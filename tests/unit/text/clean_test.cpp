// SPDX-License-Identifier: MIT
#include "text/clean.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "text/unicode.h"

using namespace twinform;

namespace {

struct Case {
  std::string in, out;
};

std::string utf8(char32_t c) {
  std::string out;
  append_code_point(out, c);
  return out;
}

// Pieces that matter to cleaning, and bytes of every kind between them.
std::string random_bytes_of_text(std::mt19937& random) {
  static const std::vector<std::string> kPieces = {
      "a",          " ",           "\r",          "\n",         "\t",         "\xC3\xA9",   "e\xCC\x81",  utf8(0x1F3F4),
      utf8(0x200D), utf8(0xE0067), utf8(0xE007F), utf8(0x202E), utf8(0x00AD), utf8(0x0344), utf8(0x2126), utf8(0xFEFF),
      utf8(0x1100), utf8(0x1161),  utf8(0x11A8),  utf8(0xAC00), utf8(0x2028), utf8(0x0085), utf8(0x3000), utf8(0x0F73)};
  std::string out;
  for (auto left = random() % 24; left > 0; --left) {
    if (random() % 3 == 0)
      out += static_cast<char>(random());
    else
      out += kPieces[random() % kPieces.size()];
  }
  return out;
}

bool is_wanted(char32_t c) {
  const bool control = (c < 0x20 && c != '\n') || (c >= 0x7F && c <= 0x9F);
  const bool bidi = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return !control && !bidi && (c & 0xFFFE) != 0xFFFE && c != 0xFEFF && c != 0xAD;
}

}  // namespace

TEST_CASE("clean_text keeps what people wrote and drops what harms") {
  const std::vector<Case> cases = {
      {"", ""},
      {"plain ASCII", "plain ASCII"},
      {"a\r\nb\rc\nd", "a\nb\nc\nd"},
      {"tab\there", "tab here"},
      {"form\ffeed\vand tab", "form feed and tab"},
      {std::string("nul\0 bell\a esc\x1b[31m del\x7f", 23), "nul bell esc[31m del"},
      {"C1\xC2\x9B"
       "31m",
       "C1›31m"},
      {"next\xC2\x85line", "next\nline"},
      {"line\xE2\x80\xA8paragraph\xE2\x80\xA9.", "line\nparagraph\n."},
      {"soft\xC2\xADhyphen", "softhyphen"},
      {"\xEF\xBB\xBF"
       "BOM\xEF\xBB\xBF",
       "BOM"},
      {"over\xE2\x80\xAEride", "override"},
      {"iso\xE2\x81\xA6late\xE2\x81\xA9", "isolate"},
      {"anno\xEF\xBF\xB9tation\xEF\xBF\xBB", "annotation"},
      {"non\xEF\xBF\xBE\xEF\xB7\x90\xF0\x9F\xBF\xBF"
       "character",
       "noncharacter"},
      {"RLM \xE2\x80\x8F LRM \xE2\x80\x8E", "RLM \xE2\x80\x8F LRM \xE2\x80\x8E"},
      {"word\xE2\x81\xA0joiner", "word\xE2\x81\xA0joiner"},
      {"\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB"},
      {"\xE2\x9D\xA4\xEF\xB8\x8F", "\xE2\x9D\xA4\xEF\xB8\x8F"},
      {"e\xCC\x81", "\xC3\xA9"},
      {"\xE2\x84\xA6", "\xCE\xA9"},
      {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "\xED\x95\x9C"},
      {"  spaces  stay  ", "  spaces  stay  "},
  };
  for (const auto& [in, out] : cases) {
    CAPTURE(in);
    CHECK(clean_text(in).str() == out);
  }
}

TEST_CASE("clean_text replaces each ill-formed piece by one U+FFFD") {
  const std::string bad = utf8(0xFFFD);
  const std::vector<Case> cases = {
      {"a\xFF"
       "b",
       "a" + bad + "b"},
      {"\x80\x81", bad + bad},
      {"cut \xE2\x80", "cut " + bad},
      {"\xF0\x9F\x92", bad},
      {"overlong \xC0\xAF", "overlong " + bad + bad},
      {"surrogate \xED\xA0\x80", "surrogate " + bad + bad + bad},
      {"beyond \xF4\x90\x80\x80", "beyond " + bad + bad + bad + bad},
      {"\xE2\x28\xA1", bad + "(" + bad},
  };
  for (const auto& [in, out] : cases) {
    CHECK(clean_text(in).str() == out);
    CHECK(repair_utf8(in) == out);
    CHECK_FALSE(is_valid_utf8(in));
  }
}

TEST_CASE("Tag characters stay only as the flag of a subdivision") {
  const std::string flag = utf8(0x1F3F4);
  const std::string scotland =
      utf8(0xE0067) + utf8(0xE0062) + utf8(0xE0073) + utf8(0xE0063) + utf8(0xE0074) + utf8(0xE007F);
  CHECK(clean_text(flag + scotland).str() == flag + scotland);
  CHECK(clean_text("a" + scotland).str() == "a");
  CHECK(clean_text(flag + " " + scotland).str() == flag + " ");
  CHECK(clean_text(flag + scotland + scotland).str() == flag + scotland + utf8(0xE0067));
}

TEST_CASE("clean_line makes one trimmed line with single spaces") {
  const std::vector<Case> cases = {
      {"", ""},
      {" \n\t ", ""},
      {"one", "one"},
      {"  a  b\n\nc\t", "a b c"},
      {"a\xC2\xA0"
       "b\xE3\x80\x80"
       "c\xE2\x80\xA8"
       "d",
       "a b c d"},
      {"a \x01 b", "a b"},
      {"thin\xE2\x80\x89space", "thin space"},
      {"e\xCC\x81 \xC2\xAD e", "\xC3\xA9 e"},
      {"bad \xFF byte", "bad \xEF\xBF\xBD byte"},
  };
  for (const auto& [in, out] : cases) {
    CAPTURE(in);
    CHECK(clean_line(in).str() == out);
  }
}

TEST_CASE("Cleaning anything gives valid NFC without unwanted characters and cleaning that changes nothing") {
  std::mt19937 random(20261123);
  for (int i = 0; i < 20'000; ++i) {
    const std::string in = random_bytes_of_text(random);
    const Text text = clean_text(in), line = clean_line(in);
    CAPTURE(in);
    REQUIRE(is_valid_utf8(text.str()));
    REQUIRE(to_nfc(text.str()) == text.str());
    REQUIRE(clean_text(text.str()) == text);
    REQUIRE(clean_line(line.str()) == line);
    REQUIRE(clean_text(line.str()) == line);
    REQUIRE(clean_line(text.str()) == line);
    for (std::size_t at = 0; at < text.str().size();) REQUIRE(is_wanted(next_code_point(text.str(), at)));
  }
}

TEST_CASE("repair_utf8 leaves valid text alone and makes all else valid") {
  CHECK(repair_utf8("caf\xC3\xA9 \xF0\x9F\x92\xA1") == "caf\xC3\xA9 \xF0\x9F\x92\xA1");
  std::mt19937 random(7);
  for (int i = 0; i < 5'000; ++i) {
    const std::string in = random_bytes_of_text(random), out = repair_utf8(in);
    REQUIRE(is_valid_utf8(out));
    REQUIRE((out == in) == is_valid_utf8(in));
  }
}
