// SPDX-License-Identifier: MIT
#include "text/sentences.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

using namespace twinform;

namespace {

using Strings = std::vector<std::string>;

struct Case {
  std::string language;
  Strings sentences;
  std::string between = " ";
};

Strings split(std::string_view text, const std::string& language) {
  Strings found;
  for (std::string_view sentence : sentences(text, language)) found.emplace_back(sentence);
  return found;
}

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    std::string text;
    for (const std::string& sentence : c.sentences) text += (text.empty() ? "" : c.between) + sentence;
    CAPTURE(text);
    CHECK(split(text, c.language) == c.sentences);
  }
}

}  // namespace

TEST_CASE("English sentences end where a reader would end them") {
  check({
      {"en", {"The library opens at nine.", "Readers wait outside."}},
      {"en", {"Who reads this?", "Nobody does!", "Really?!", "Well."}},
      {"en", {"Dr. Doe met Mrs. Roe at St. Mary's library near Mt. Example."}},
      {"en", {"See Fig. 2 on p. 14 and vol. 3, no. 4.", "It shows the trend."}},
      {"en", {"They asked Poe et al. for the data.", "He said no.", "Then they left."}},
      {"en", {"J. R. Doe wrote it with A. Roe."}},
      {"en", {"It costs $12.50 or 3.5 per cent.", "That is much."}},
      {"en", {"She lived in the U.S. for years.", "He works for the U.S. Department of Books."}},
      {"en", {"We deliver to the U.K.", "How about you?"}},
      {"en", {"Bring pens, paper, etc. to the room.", "Bring pens, paper, etc.", "We have chairs."}},
      {"en", {"Some words, e.g. these, i.e. those, go on."}},
      {"en", {"He said, \"It is open. Come in.\" and left.", "Then he slept."}},
      {"en", {"The room (It was built in 1901. It is large.) is closed."}},
      {"en", {"Write to desk.one@example.org.", "See https://www.example.org/a.b for more."}},
      {"en", {"We waited... and waited.", "Then..."}},
      {"en", {"The shop Hello! in the hall sells cards."}},
      {"en", {"It closes at 6 p.m. on Fridays.", "We go home."}},
      {"en", {"Open data is good for you and I.", "Do you agree?"}},
  });
}

TEST_CASE("sentences end where a space was forgotten and not inside addresses") {
  CHECK(split("It is open.Come in.", "en") == Strings{"It is open.", "Come in."});
  CHECK(split("See example.Com/Page.Html now.", "en").size() == 1);
}

TEST_CASE("list items are sentences of their own") {
  CHECK(split("1. Books 2. Maps 3. Prints", "en") == Strings{"1. Books", "2. Maps", "3. Prints"});
  CHECK(split("a) Books b) Maps", "en") == Strings{"a) Books", "b) Maps"});
  CHECK(split("• Books • Maps", "en") == Strings{"• Books", "• Maps"});
  CHECK(split("Opening hours\nGetting here\nContact", "en") == Strings{"Opening hours", "Getting here", "Contact"});
}

TEST_CASE("a wrapped line goes on and a paragraph ends") {
  CHECK(split("The reading room is closed\nuntil further notice.", "en").size() == 1);
  CHECK(split("A heading\n\nthe words below it.", "en").size() == 2);
}

TEST_CASE("other languages have their own abbreviations and ordinals") {
  check({
      {"de", {"Das Buch, z. B. von Dr. Muster, erschien am 3. Mai.", "Es kostet ca. 12,50 Euro."}},
      {"de", {"Vgl. Abb. 2, S. 14 f. und Nr. 5.", "Der Rest folgt usw.", "Er kam."}},
      {"de", {"Er sagte: „Das ist gut. Komm.“", "Dann ging er."}},
      {"fr", {"M. Exemple et Mme Modèle lisent p. 12.", "Ils rient.", "« Venez. Lisez ! » dit-elle."}},
      {"es", {"¿Está abierta?", "Sí, la Sra. Ejemplo lo dijo.", "¡Vamos!"}},
      {"it", {"Il dott. Esempio arriva alle 9.30.", "Legge il vol. 2 a pag. 7.", "Poi va."}},
      {"pt", {"O Dr. Exemplo leu o vol. 3.", "A biblioteca abre às 9."}},
      {"nl", {"Dhr. Voorbeeld leest bijv. kranten op blz. 3.", "Hij lacht."}},
      {"pl", {"Prof. Przykład czyta np. książki z ul. Nowej.", "To dobrze."}},
      {"ru", {"Проф. Пример живёт на ул. Новой, т.е. рядом.", "Он читает стр. 12.", "Это хорошо."}},
      {"sv", {"Dr. Exempel läser t.ex. tidningar.", "Det är bra."}},
      {"cs", {"Dr. Příklad přijel 3. května.", "To je dobře."}},
      {"da", {"Dr. Eksempel læser f.eks. aviser den 3. maj.", "Det er godt."}},
      {"tr", {"Dr. Örnek bkz. sayfa 3.", "Bu iyi."}},
      {"el", {"Τι διαβάζεις;", "Ένα βιβλίο."}},
  });
}

TEST_CASE("other scripts have their own full stops") {
  check({
      {"ja", {"図書館は九時に開きます。", "「どうぞ。入って。」と言いました。", "ありがとう！"}, ""},
      {"zh", {"图书馆九点开门。", "你来吗？", "好！"}, ""},
      {"hi", {"पुस्तकालय नौ बजे खुलता है।", "आप कब आएँगे?"}},
      {"ar", {"تفتح المكتبة في التاسعة.", "متى تأتي؟", "أهلا!"}},
      {"ur", {"کتب خانہ نو بجے کھلتا ہے۔", "آپ کب آئیں گے؟"}},
      {"hy", {"Գրադարանը բաց է։", "Արի՛։"}},
      {"am", {"ቤተ መጻሕፍት ክፍት ነው።", "ና።"}},
      {"my", {"စာကြည့်တိုက်ဖွင့်သည်။", "လာပါ။"}},
  });
}

TEST_CASE("sentences are the text without its gaps whatever the text is") {
  std::mt19937 random(11);
  const Strings pieces{"Word", " ",  ".",      "...",  " . . .", "!",     "?",  "\n", "\n\n", "(",
                       ")",    "\"", "„",      "“",    "Dr.",    "1.",    "a)", "•",  "日本", "。",
                       "「",   "」", "\u00a0", "e.g.", "U.S.",   "small", "é",  ",",  "3.5",  "@x.y"};
  for (int i = 0; i < 5'000; ++i) {
    std::string text;
    for (std::size_t k = random() % 30; k > 0; --k) text += pieces[random() % pieces.size()];
    std::size_t at = 0;
    for (std::string_view sentence : sentences(text, "en")) {
      CAPTURE(text);
      auto begin = static_cast<std::size_t>(sentence.data() - text.data());
      REQUIRE(begin >= at);
      CHECK(text.substr(at, begin - at).find_first_not_of(" \n\u00a0") == text.npos);
      CHECK_FALSE(sentence.empty());
      at = begin + sentence.size();
    }
    CHECK(text.substr(at).find_first_not_of(" \n\u00a0") == text.npos);
  }
}

TEST_CASE("sentences of hostile text take time in proportion to it") {
  for (std::string_view piece : {"(", "\"", ". ", "a.", " . .", "1. ", "x\n", "„", "A.B", ")("}) {
    std::string text;
    while (text.size() < 300'000) text += piece;
    CHECK_FALSE(sentences(text, "de").empty());
  }
}
