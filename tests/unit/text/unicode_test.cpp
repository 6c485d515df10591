// SPDX-License-Identifier: MIT
#include "text/unicode.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

using namespace twinform;

namespace {

struct Folded {
  std::string_view in, out;
};

using Words = std::vector<std::string>;

char32_t any(std::mt19937& random, unsigned below) {
  return static_cast<char32_t>(random() % (random() % 2 == 0 ? 0x400 : below));
}

}  // namespace

TEST_CASE("Graphemes are what people see as characters") {
  struct Case {
    std::string_view text;
    std::size_t graphemes, code_points, columns;
  };
  const std::vector<Case> cases = {
      {"", 0, 0, 0},
      {"plain", 5, 5, 5},
      {"a\r\nb", 3, 4, 2},
      {"na\xC3\xAFve \xE2\x80\x93 caf\xC3\xA9", 12, 12, 12},
      {"e\xCC\x81", 1, 2, 1},
      {"👩‍👩‍👧‍👦", 1, 7, 2},
      {"👍🏽", 1, 2, 2},
      {"🇩🇪🇫🇷", 2, 4, 4},
      {"❤️", 1, 2, 2},
      {"#️⃣", 1, 3, 2},
      {"한국어", 3, 3, 6},
      {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", 1, 3, 2},
      {"漢字かな", 4, 4, 8},
      {"ﾊﾝｶｸ", 4, 4, 4},
      {"Ｆｕｌｌ", 4, 4, 8},
      {"นี้", 1, 3, 1},
      {"ab\xE2\x81\xA0", 3, 3, 2},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(count_graphemes(c.text) == c.graphemes);
    CHECK(count_code_points(c.text) == c.code_points);
    CHECK(display_width(c.text) == c.columns);
  }
}

TEST_CASE("grapheme_ends are byte offsets and the last is the size") {
  CHECK(grapheme_ends("").empty());
  CHECK(grapheme_ends("a\xC3\xA9"
                      "b") == std::vector<std::size_t>{1, 3, 4});
  CHECK(grapheme_ends("x👍🏽y") == std::vector<std::size_t>{1, 9, 10});
  CHECK(grapheme_ends("a\r\n") == std::vector<std::size_t>{1, 3});
}

TEST_CASE("The quick count of simple text agrees with ICU") {
  std::mt19937 random(42);
  for (int i = 0; i < 3'000; ++i) {
    std::string simple;
    for (auto left = random() % 12; left > 0; --left) append_code_point(simple, any(random, 0x4000));
    // A ZWJ sequence in front sends the whole text to ICU; it breaks off anything but extenders behind it.
    const std::string slow = "👩‍💻\n" + simple;
    CAPTURE(simple);
    REQUIRE(count_graphemes(slow) == 2 + count_graphemes(simple));
  }
}

TEST_CASE("next_code_point decodes and never reads past the end") {
  const std::string_view text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x92\xA1\xFF\xE2\x82";
  const std::vector<std::pair<char32_t, std::size_t>> expected = {{'a', 1},      {0xE9, 3},    {0x20AC, 6},
                                                                  {0x1F4A1, 10}, {0xFFFD, 11}, {0xFFFD, 13}};
  std::size_t at = 0;
  for (const auto& [code_point, end] : expected) {
    CHECK(next_code_point(text, at) == code_point);
    CHECK(at == end);
  }
  CHECK(next_code_point(text, at) == 0xFFFD);
  CHECK(at == text.size());
}

TEST_CASE("append_code_point and next_code_point are inverse for every scalar value") {
  for (char32_t c = 0; c <= 0x110000; ++c) {
    std::string text;
    append_code_point(text, c);
    std::size_t at = 0;
    const bool scalar = c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
    REQUIRE(next_code_point(text, at) == (scalar ? c : 0xFFFD));
    REQUIRE(at == text.size());
  }
}

TEST_CASE("Of a run of marks the first thirty are kept") {
  std::string text = "a";
  for (int i = 0; i < 100'000; ++i) text += "\u0316\u0301";
  const std::string normal = to_nfc(text + "e\u0301");
  CHECK(count_code_points(normal) == 31);
  CHECK(normal.ends_with("é"));
}

TEST_CASE("Character classes follow the general category") {
  CHECK(
      (is_letter('a') && is_letter(U'é') && is_letter(U'漢') && is_letter(U'ª') && !is_letter('1') && !is_letter('_')));
  CHECK((is_number('7') && is_number(U'٣') && is_number(U'Ⅷ') && is_number(U'½') && !is_number('x')));
  CHECK((is_mark(0x301) && is_mark(0x0903) && is_mark(0x20E3) && !is_mark('a')));
  CHECK((is_white_space(' ') && is_white_space(0xA0) && is_white_space(0x3000) && is_white_space(0x85)));
  CHECK((!is_white_space(0x200B) && !is_white_space(0x1C) && !is_white_space(0xFEFF)));
  CHECK((is_punctuation('!') && is_punctuation(U'«') && is_punctuation(U'。') && !is_punctuation('$')));
}

TEST_CASE("fold makes equal what readers take for the same") {
  const std::vector<Folded> cases = {
      {"", ""},
      {"Plain ASCII", "plain ascii"},
      {"Élan vital", "elan vital"},
      {"E\xCC\x81lan", "elan"},
      {"STRASSE", "strasse"},
      {"Straße", "strasse"},
      {"Łódź", "lodz"},
      {"Đà Nẵng", "da nang"},
      {"Ærøskøbing", "aeroskobing"},
      {"Œuvre", "oeuvre"},
      {"Þór", "thor"},
      {"İstanbul ısı", "istanbul isi"},
      {"ﬁne ＷＩＤＥ", "fine wide"},
      {"“quoted” ‘it’s’ «là»", "\"quoted\" 'it's' \"la\""},
      {"2010–2020 — a‑b", "2010-2020 - a-b"},
      {"wait…", "wait..."},
      {"soft\xC2\xADhyphen", "softhyphen"},
      {"de\xE2\x81\xA0"
       "fused",
       "defused"},
      {"Ελλάδα ΟΔΟΣ οδος", "ελλαδα οδοσ οδοσ"},
      {"Ёлка Й", "елка и"},
      {"مُحَمَّد", "محمد"},
      {"שָׁלוֹם", "שלום"},
      {"हिन्दी", "हिन्दी"},
      {"がぎ ガ ｶﾞ", "がぎ ガ ガ"},
      {"한국어", "한국어"},
      {"ไทยนี้", "ไทยนี้"},
  };
  for (const auto& [in, out] : cases) {
    CAPTURE(in);
    CHECK(fold(in) == out);
    CHECK(fold(out) == out);
  }
}

TEST_CASE("Folding twice is folding once") {
  std::mt19937 random(11);
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (auto left = random() % 6; left > 0; --left) append_code_point(text, any(random, 0x3200));
    const std::string once = fold(text);
    CAPTURE(text);
    REQUIRE(fold(once) == once);
  }
}

TEST_CASE("folded_words splits at all but letters marks and numbers") {
  CHECK(folded_words("").empty());
  CHECK(folded_words("... — !").empty());
  CHECK(folded_words("Open Access, 2nd ed.") == Words{"open", "access", "2nd", "ed"});
  CHECK(folded_words("L’eau d'Évian") == Words{"l", "eau", "d", "evian"});
  CHECK(folded_words("co\xC2\xADoperate state-of-the-art") == Words{"cooperate", "state", "of", "the", "art"});
  CHECK(folded_words("हिन्दी भाषा") == Words{"हिन्दी", "भाषा"});
  CHECK(folded_words("한국어 책") == Words{"한국어", "책"});
}

TEST_CASE("folded_line is the folded words with a space between any two") {
  for (const char* text : {"", "—", "L’eau d'Évian,\n  2nd ed.", "図書館の本X2", "か゚データ",
                           "open\xFF"
                           "access"}) {
    std::string joined;
    for (const std::string& word : folded_words(text)) joined += (joined.empty() ? "" : " ") + word;
    CAPTURE(text);
    CHECK(folded_line(text) == joined);
  }
}

TEST_CASE("folded_words takes each ideograph and kana alone") {
  CHECK(folded_words("図書館の本X2") == Words{"図", "書", "館", "の", "本", "x2"});
  CHECK(folded_words("か゚データ") == Words{"か゚", "デ", "ー", "タ"});
}

TEST_CASE("Case mapping knows its languages") {
  CHECK(to_upper("straße", "de") == "STRASSE");
  CHECK(to_upper("title", "tr") == "TİTLE");
  CHECK(to_upper("title", "en") == "TITLE");
  CHECK(to_lower_unicode("TITLE", "tr") == "tıtle");
  CHECK(to_lower_unicode("ΟΔΟΣ", "el") == "οδος");
  CHECK(to_lower_unicode("ÉTÉ", "") == "été");
}

TEST_CASE("to_nfc composes") {
  CHECK(to_nfc("e\xCC\x81") == "\xC3\xA9");
  CHECK(to_nfc("plain") == "plain");
}
