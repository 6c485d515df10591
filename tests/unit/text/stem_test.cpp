// SPDX-License-Identifier: MIT
#include "text/stem.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "text/unicode.h"

using namespace twinform;

namespace {

std::string stem_of(std::string_view word, const Language& language) {
  auto words = compared_words(word);
  REQUIRE(words.size() == 1);
  Stemmer* stemmer = Stemmer::of(language);
  return stemmer == nullptr ? "none" : std::string(stemmer->stem(words.front()));
}

}  // namespace

TEST_CASE("forms of a word have one stem in their language") {
  struct Case {
    const char* language;
    std::vector<const char*> forms;
  };
  const Case cases[] = {
      {"en", {"vacancy", "vacancies", "Vacancies"}},
      {"en-GB", {"archive", "archives", "archived"}},
      {"de", {"Buch", "Bücher", "BÜCHER"}},
      {"de-AT", {"Stelle", "Stellen"}},
      {"fr", {"bibliothèque", "bibliothèques"}},
      {"fr-CA", {"ouvert", "ouverte", "ouvertes"}},
      {"es", {"información", "informaciones"}},
      {"pt-BR", {"informação", "informações"}},
      {"it", {"lavoro", "lavori"}},
      {"nl", {"boek", "boeken"}},
      {"sv", {"tjänst", "tjänster"}},
      {"nb", {"stilling", "stillinger"}},
      {"nn", {"ledig", "ledige"}},
      {"fi", {"kirjasto", "kirjastossa"}},
      {"ru", {"открытый", "открытого", "ОТКРЫТАЯ"}},
  };
  for (const Case& c : cases) {
    for (const char* form : c.forms) CHECK_MESSAGE(stem_of(form, c.language) == stem_of(c.forms[0], c.language), form);
  }
}

TEST_CASE("stems are folded") {
  CHECK(stem_of("Bücher", "de") == "buch");
  CHECK(stem_of("bibliothèques", "fr") == "bibliothequ");
}

TEST_CASE("a language that is unknown or has no stemmer has no stems") {
  for (const char* language : {"", "zh", "ja-JP", "tlh"}) CHECK_MESSAGE(Stemmer::of(language) == nullptr, language);
}

TEST_CASE("what is too long for a word is its own stem") {
  std::string word = std::string(64, 'a') + "s";
  CHECK(stem_of(word, "en") == word);
  CHECK(stem_of(word.substr(1), "en") != word.substr(1));
}

TEST_CASE("compared words are the folded words and tell how they were written") {
  auto words = compared_words("L'été à 10½ Straße – 図書館 caf\u00E9s");
  std::vector<std::string> folded, written;
  for (const ComparedWord& word : words) folded.push_back(word.folded), written.push_back(word.written);
  CHECK(folded == folded_words("L'été à 10½ Straße – 図書館 caf\u00E9s"));
  CHECK(written == std::vector<std::string>{"", "été", "à", "", "", "", "", "", "", "cafés"});
}

TEST_CASE("compared words are the folded words of any text") {
  constexpr char32_t kSigns[] = {
      'a',   'S',    '1',    ' ',    '-',    '\'',   0xE9,   0x301,  0x308,   0xBD,    0xDF,   0x130,  0x2B9,  0x2019,
      0x3C2, 0x439,  0x451,  0x5D0,  0x5B8,  0x627,  0x64B,  0x915,  0x94D,   0x93F,   0x304B, 0x30AB, 0x3231, 0x56F3,
      0xAD,  0x200D, 0xAC00, 0x1100, 0x1161, 0xFB01, 0xFF21, 0x2044, 0x1D11E, 0x1F600, 0x1E9E, 0x149,  0x2126};
  std::mt19937 engine(20261128);
  std::uniform_int_distribution<std::size_t> any(0, std::size(kSigns) - 1);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (int i = 0; i < 8; ++i) append_code_point(text, kSigns[any(engine)]);
    std::vector<std::string> folded;
    for (const ComparedWord& word : compared_words(text)) folded.push_back(word.folded);
    if (folded != folded_words(text)) FAIL_CHECK(text);
  }
}
