// SPDX-License-Identifier: MIT
#include "text/summary.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "text/clean.h"
#include "text/unicode.h"

using namespace twinform;

namespace {

std::string summary(std::string_view title, std::string_view text, std::size_t room = 160,
                    std::string language = "en") {
  return summarise(clean_line(title), clean_text(text), room, language).str();
}

}  // namespace

TEST_CASE("an abstract is summed up by what was done") {
  CHECK(
      summary(
          "Faster catalogue search",
          "Catalogues grow every year. Readers wait for answers. We propose a small index that makes catalogue search "
          "faster. Experiments took place in two libraries.",
          80) == "We propose a small index that makes catalogue search faster.");
}

TEST_CASE("a structured abstract is summed up by its conclusion") {
  CHECK(summary("Reading rooms and health",
                "Background: Little is known of reading rooms and health. Methods: We asked 80 readers about health. "
                "Results: Most readers felt well. Conclusions: Reading rooms are good for the health of readers.",
                70) == "Reading rooms are good for the health of readers.");
}

TEST_CASE("boilerplate is passed over") {
  for (std::string_view line :
       {"The post Opening hours appeared first on Library News.", "Read more", "Continue reading Opening hours",
        "© 2026 Example Library", "Copyright 2026 Example Library. All rights reserved.", "Share this: Mail Print",
        "Posted by admin on Monday", "Ann Doe, John Roe, Lee Poe and Kim Moe", "Weiterlesen", "[Continue reading…]",
        "Published by Example Press.", "La entrada Horarios se publicó primero en Biblioteca.",
        "L’articolo Orari proviene da Biblioteca."}) {
    CAPTURE(line);
    CHECK(summary("Opening hours", line).empty());
  }
}

TEST_CASE("a heading that lost its line is passed over") {
  CHECK(summary("Prices", "Abstract We follow the prices of journals.") == "We follow the prices of journals.");
  CHECK(summary("Prices", "Abstract art is sold at auctions.") == "Abstract art is sold at auctions.");
}

TEST_CASE("the title is not said again") {
  CHECK(summary("New opening hours", "New opening hours. The doors open at eight from Monday on.") ==
        "The doors open at eight from Monday on.");
  CHECK(summary("New opening hours", "New opening hours").empty());
}

TEST_CASE("news are summed up by how they begin") {
  CHECK(
      summary(
          "Library reopens after flood",
          "The library reopens on Monday after the flood. Eighty volunteers dried the books. The mayor came with cake. "
          "Children sang a song. The band played until the evening. Rain fell again at night.",
          60) == "The library reopens on Monday after the flood.");
}

TEST_CASE("news without a title are summed up by how they begin") {
  CHECK(summary(
            "",
            "Flood closes the town library and its archive. The library and its archive stay closed after the flood. "
            "Eighty volunteers dried books. The mayor came with cake. Children sang songs. Bands played until evening. "
            "Rain fell again at night over hills.",
            50) == "Flood closes the town library and its archive.");
}

TEST_CASE("what somebody says in a long report does not make it an abstract") {
  std::string text = "The harbour bridge closes on Monday for repairs. ";
  for (int i = 0; i < 60; ++i)
    text += "Drivers of line " + std::to_string(i) + " take the road along the northern bank. ";
  text += "We found cracks, says an engineer. ";
  for (int i = 0; i < 60; ++i) text += "Shops in street " + std::to_string(i) + " keep their doors open all the time. ";
  CHECK(summary("Harbour bridge closes for repairs", text, 60) == "The harbour bridge closes on Monday for repairs.");
}

TEST_CASE("where much of a text is asked for what the rest has nothing to do with is left out") {
  CHECK(summary("Report",
                "The lake supplies the city with water. Cake was served. Dry years lower the water of the lake. "
                "The city therefore plans a second lake. Pipes bring water from the lake to the city.",
                130) ==
        "The lake supplies the city with water. Dry years lower the water of the lake. "
        "Pipes bring water from the lake to the city.");
}

TEST_CASE("one sentence that is too long is cut at a word and says so") {
  Extract cut =
      extract(clean_line("T"),
              clean_text("This sentence is a good deal longer than the room that there is for it here."), 50, "en");
  CHECK(cut.text.view() == "This sentence is a good deal longer than the room");
  CHECK(cut.cut);
}

TEST_CASE("nothing fits where there is no room and nothing comes of nothing") {
  CHECK(summary("T", "A sentence that is longer than ten characters.", 10).empty());
  CHECK(summary("T", "").empty());
  CHECK(summary("", "").empty());
}

TEST_CASE("Japanese sentences are joined without a space") {
  CHECK(summary("図書館", "図書館は月曜日に開きます。読者は本を借りることができます。", 160, "ja") ==
        "図書館は月曜日に開きます。読者は本を借りることができます。");
}

TEST_CASE("a summary stands word for word in its text and keeps within its room") {
  std::mt19937 random(5);
  const std::vector<std::string> words{"library", "Reader",    "we show", "open", "日本", "Dr.",   "e.g.",  "book,",
                                       "the",     "catalogue", "found",   "that", "and",  "data;", "No. 5", "12.5"};
  for (int i = 0; i < 2'000; ++i) {
    std::string text;
    for (std::size_t k = random() % 80; k > 0; --k) {
      text += words[random() % words.size()];
      text += random() % 7 == 0 ? ". " : " ";
    }
    std::size_t room = 20 + random() % 200;
    std::string found = summary("the library catalogue", text, room);
    CAPTURE(text);
    CAPTURE(found);
    CHECK(count_code_points(found) <= room);
    std::size_t at = 0;
    for (std::size_t begin = 0; begin < found.size();) {
      std::size_t end = std::min(found.find(' ', begin), found.size());
      at = text.find(found.substr(begin, end - begin), at);
      REQUIRE(at != text.npos);
      begin = end + 1;
    }
  }
}

TEST_CASE("a summary of a long text takes time in proportion to it") {
  std::string text;
  for (int i = 0; i < 20'000; ++i)
    text += "Sentence number " + std::to_string(i) + " tells of library " + std::to_string(i * 7) + ". ";
  CHECK_FALSE(summary("Sentence and library", text, 300'000).empty());
}
