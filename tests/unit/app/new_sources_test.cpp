// SPDX-License-Identifier: MIT
#include "app/new_sources.h"

#include <doctest/doctest.h>

#include "base/limits.h"
#include "text/clean.h"
#include "text/url.h"

using namespace twinform;

namespace {

Url url(std::string_view address) { return parse_url(address).value(); }

std::string name_for(std::string_view title, std::string_view address = "https://www.maps.example/feed") {
  NewSources sources({});
  return sources.add(url(address), clean_line(title)).value()->source.name;
}

}  // namespace

TEST_CASE("a name comes from the title or else from the address") {
  struct Row {
    const char *title, *name;
  };
  const Row rows[] = {
      {"Ariadne: the journal", "ariadne-the-journal"},
      {"Études d'Orléans", "etudes-d-orleans"},
      {"\"]\n[outputs.x]", "outputs-x"},
      {"新聞", "maps-example"},
      {"", "maps-example"},
      {"A title with so many words that it would be tedious to type", "a-title-with-so-many-words-that"},
  };
  for (const Row& row : rows) CHECK(name_for(row.title) == row.name);
  CHECK(name_for("", "http://[::1]/feed") == "1");
}

TEST_CASE("names are made unique and a given one has to be free") {
  std::vector<Source> configured{{.name = "maps", .location = "-", .path = "-"}};
  NewSources sources(configured);
  CHECK(sources.add(url("https://a.example/"), clean_line("Maps")).value()->source.name == "maps-2");
  CHECK(sources.add(url("https://b.example/"), clean_line("Maps")).value()->source.name == "maps-3");
  CHECK(sources.add(url("https://c.example/"), {}, "maps-2").error().kind == ErrorKind::usage);
  CHECK(sources.all().size() == 2);
}

TEST_CASE("as many feeds of one title as are read of a list get names of their own") {
  NewSources sources({});
  for (std::size_t i = 0; i < limits::kEntriesPerFeed; ++i)
    REQUIRE(sources.add(url("https://a.example/" + std::to_string(i)), clean_line("Feed")).has_value());
  CHECK(sources.all().back().source.name == "feed-" + std::to_string(limits::kEntriesPerFeed));
}

TEST_CASE("a feed has one reader however its address is written") {
  std::vector<Source> configured{{.name = "old", .location = "", .url = url("http://www.old.example/feed/")}};
  NewSources sources(configured);
  CHECK(sources.reader_of(url("https://old.example/feed?utm_source=x#top")) == "old");
  CHECK(sources.reader_of(url("https://old.example/feed?id=2")).empty());
  static_cast<void>(sources.add(url("https://new.example/feed"), {}, "new"));
  CHECK(sources.reader_of(url("http://new.example/feed/")) == "new");
}

TEST_CASE("channels that differ by a parameter are two feeds") {
  NewSources sources({});
  static_cast<void>(sources.add(url("https://www.youtube.com/feeds/videos.xml?channel_id=UC1"), {}));
  CHECK(sources.reader_of(url("https://www.youtube.com/feeds/videos.xml?channel_id=UC2")).empty());
}

TEST_CASE("a new source has each tag once and one that is configured gets none") {
  std::vector<Source> configured{{.name = "old", .location = "", .url = url("http://www.old.example/feed/")}};
  NewSources sources(configured);
  static_cast<void>(sources.add(url("https://new.example/feed"), {}, "new"));
  for (const char* tag : {"a", "b", "a", ""}) sources.tag("new", clean_line(tag));
  sources.tag("old", clean_line("a"));
  CHECK(sources.all()[0].source.tags == std::vector<Text>{clean_line("a"), clean_line("b")});
}

TEST_CASE("a source gets as many tags as are allowed and no more") {
  NewSources sources({});
  static_cast<void>(sources.add(url("https://new.example/feed"), {}, "new"));
  for (std::size_t i = 0; i < kMostTags; ++i) sources.tag("new", clean_line(std::to_string(i)));
  CHECK(sources.all()[0].source.tags.size() == kMostTags);
  sources.tag("new", clean_line("one more"));
  CHECK(sources.all()[0].source.tags.size() == kMostTags);
}

TEST_CASE("only addresses on the web without a password can be sources") {
  CHECK(can_be_source(url("https://a.example/feed")));
  CHECK(can_be_source(url("https://a.example/@user")));
  CHECK_FALSE(can_be_source(url("file:///etc/passwd")));
  CHECK_FALSE(can_be_source(url("https://me:word@a.example/feed")));
}
