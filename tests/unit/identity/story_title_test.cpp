// SPDX-License-Identifier: MIT
#include "identity/story_title.h"

#include <doctest/doctest.h>

#include "base/strings.h"

using namespace twinform;

namespace {

std::string words_of(const std::string& title, const char* site = "") {
  return join(read_story_title(title, site).words, " ");
}

}  // namespace

TEST_CASE("what only wraps a title is not part of it") {
  struct Case {
    std::string title;
    const char* words;
  };
  const Case cases[] = {
      {"UPDATED: Flood in the county archive", "flood in the county archive"},
      {"[Breaking] Flood in the county archive", "flood in the county archive"},
      {"UPDATE 2-Flood in the county archive", "flood in the county archive"},
      {"Flood in the county archive (updated)", "flood in the county archive"},
      {"Updated guidance on floods", "updated guidance on floods"},
      {"Catalogues of the small libraries. [German]", "catalogues of the small libraries"},
      {"[Catalogues of the small libraries].", "catalogues of the small libraries"},
      {"Reading <i>Middlemarch</i> &amp; more", "reading middlemarch more"},
      {"Flood in the archive | Evening Post", "flood in the archive"},
      {"Flood in the archive - what now", "flood in the archive what now"},
      {"Evening Post: Flood in the archive", "flood in the archive"},
      {"[Evening Post] Flood in the archive", "flood in the archive"},
      {"Rerun: Flood in the archive", "flood in the archive"},
      {"Post: Flood in the archive", "post flood in the archive"},
      {"Flood in the archive / Evening Post", "flood in the archive"},
      {"Floods by decade / century", "floods by decade century"},
      {"Resolved: the catalogue is slow", "the catalogue is slow"},
      {"quillpad v2.1.0 is now available", "quillpad 2 1 0"},
      {"Is Sibelius now out of fashion?", "is sibelius now out of fashion"},
      {"Story time, 7 Sept.", "story time 7 september"},
      {"The works of Jan Sibelius", "the works of jan sibelius"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.title);
    CHECK(words_of(c.title, "www.eveningpost.example") == c.words);
  }
}

TEST_CASE("what tells one of a series from the next is counted however it is written") {
  struct Case {
    std::string title;
    const char* numbers;
  };
  const Case cases[] = {
      {"Annual report 2024", "2024"},
      {"Manuscripts, Part II", "2"},
      {"Manuscripts: part two", "2"},
      {"Manuscripts - part 2", "2"},
      {"Second workshop on manuscripts", "2"},
      {"New books: March", "march"},
      {"Closed on Monday", "monday"},
      {"Vitamin C in winter", "c winter"},
      {"A hundred years of one library", ""},
      {"What I read", ""},
      {"Tidewright, vol. 02", "2"},
      {"A kettle of 9 l", "9"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.title);
    CHECK(join(read_story_title(c.title).numbers, " ") == c.numbers);
  }
}

TEST_CASE("a work about a work says so in its title") {
  struct Case {
    std::string title;
    const char* notice;
  };
  const Case cases[] = {
      {"Correction: Reading in winter", "correction"},
      {"Erratum to: Reading in winter", "correction"},
      {"RETRACTED ARTICLE: Reading in winter", "retracted"},
      {"Reading in winter (Retraction)", "retraction"},
      {"Reading in winter: a reply", "reply"},
      {"Statins and stroke - Authors' reply", "reply"},
      {"Reading in winter: study protocol for a trial", "protocol"},
      {"Reading in winter (Protocol)", "protocol"},
      {"Code and data for \"Reading in winter\"", "supplement"},
      {"The Montreal protocol at thirty", ""},
      {"Reading in winter of long nights.[Erratum appears in J Ex. 2013]", ""},
      {"Reading in winter", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.title);
    CHECK(read_story_title(c.title).notice == c.notice);
  }
}

TEST_CASE("titles of sections say little and titles of works enough") {
  for (const char* title :
       {"Editorial", "Book Reviews", "Letters to the Editor", "Index to volume 12", "In memoriam", ""}) {
    CAPTURE(title);
    CHECK(read_story_title(title).telling < 3);
  }
  for (const std::string title :
       {"Linked data for small libraries", "开放数据与图书馆的未来", "quillpad 2.1 released"}) {
    CAPTURE(title);
    CHECK(read_story_title(title).telling > 3);
  }
}

TEST_CASE("what introduces a part of a volume comes again every year") {
  for (const char* title : {"Introduction to the special issue on maps", "Preface to the proceedings",
                            "Introduction to the Crowd Science Minitrack", "Guest editorial: a theme issue"}) {
    CAPTURE(title);
    CHECK(read_story_title(title).introduces);
  }
  for (const char* title : {"Introduction to library statistics", "The special issue", ""}) {
    CAPTURE(title);
    CHECK_FALSE(read_story_title(title).introduces);
  }
}

TEST_CASE("of a text that calls itself a title the beginning is read") {
  auto words_read = [](std::size_t count) {
    std::string title;
    for (std::size_t i = 0; i < count; ++i) title += "word ";
    return read_story_title(title).words.size();
  };
  CHECK(words_read(80) == 80);
  CHECK(words_read(81) == 80);
}
