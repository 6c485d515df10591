// SPDX-License-Identifier: MIT
#include "identity/story_features.h"

#include <doctest/doctest.h>

using namespace twinform;

TEST_CASE("versions of a DOI are one DOI and other endings are not") {
  struct Case {
    std::string doi, kept;
  };
  const Case cases[] = {
      {"10.6084/m9.figshare.777.v2", "10.6084/m9.figshare.777"},
      {"10.21203/rs.3.rs-123/v1", "10.21203/rs.3.rs-123"},
      {"10.12688/f1000research.123.2", "10.12688/f1000research.123"},
      {"10.5555/journal.2", "10.5555/journal.2"},
      {"10.5555/v2", "10.5555/v2"},
      {"10.5555/rev2", "10.5555/rev2"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.doi);
    CHECK(story_features({.doi = c.doi}).doi == c.kept);
  }
}

TEST_CASE("pages begin with a number however they are written") {
  struct Case {
    std::string pages, first;
  };
  const Case cases[] = {{"101-118", "101"}, {"101–18", "101"}, {"B12", "b12"},   {"e0034", "e0034"}, {"007", "7"},
                        {"pp. 7-9", "7"},   {"S1-S600", ""},   {"901-9", "901"}, {"n/a", ""},        {"", ""}};
  for (const Case& c : cases) {
    CAPTURE(c.pages);
    CHECK(story_features({.pages = c.pages}).first_page == c.first);
  }
}

TEST_CASE("a supplement is known by its issue and by its pages") {
  struct Case {
    const char *issue, *pages;
    bool in_supplement;
  };
  const Case cases[] = {{"Suppl 1", "S31-S38", true},
                        {"SUPPL. 1", "31-38", true},
                        {"Meeting Abstracts", "A4511", true},
                        {"", "S12", true},
                        {"4", "e12", false},
                        {"4", "31", false}};
  for (const Case& c : cases) {
    CAPTURE(c.issue);
    CAPTURE(c.pages);
    CHECK(story_features({.issue = c.issue, .pages = c.pages}).in_supplement == c.in_supplement);
  }
}

TEST_CASE("the figures of a page stand behind its letters") {
  CHECK(figures_of("ra25") == "25");
  CHECK(figures_of("31") == "31");
  CHECK(figures_of("") == "");
}

TEST_CASE("a moment is known where a date has a time that is not midnight") {
  for (const char* date : {"2026-03-04T07:42:00Z", "2026-03-04T08:42:00+01:00", "Wed, 04 Mar 2026 07:42:00 GMT"}) {
    CAPTURE(date);
    CHECK(story_features({.date = date}).moment == from_epoch(1'772'610'120));
  }
  for (const char* date : {"2026-03-04T00:00:00Z", "2026-03-04", "2026", ""}) {
    CAPTURE(date);
    CHECK_FALSE(story_features({.date = date}).moment);
  }
}

TEST_CASE("a name in two parts is also one word") {
  StoryFeatures parted = story_features({.authors = {"Oyebode-Ward, S."}}),
                joined = story_features({.authors = {"OyebodeWard S"}});
  CHECK(parted.names.shared_with(joined.names) == joined.names.size());
}

TEST_CASE("texts that begin alike share their opening and short ones have none") {
  const std::string beginning = "The archive has put many photographs of the city online";
  auto opening = [](const std::string& text) { return story_features({.abstract = text}).opening; };
  CHECK(opening(beginning + ", it said.") == opening(beginning + " after years of work."));
  CHECK(opening(beginning) != opening("Once more " + beginning));
  CHECK(opening("The archive has put many photographs") == 0);
}

TEST_CASE("a year is found in any date and a day only in a whole one") {
  struct Case {
    std::string date;
    std::optional<int> year, day;
  };
  const Case cases[] = {{"2024", 2024, {}},
                        {"1970-01-02", 1970, 1},
                        {"1970-01-02T10:00:00Z", 1970, 1},
                        {"Fri, 02 Jan 1970 10:00:00 GMT", 1970, 1},
                        {"2 March 2024", 2024, {}},
                        {"20240302", {}, {}},
                        {"2024-13-01", 2024, {}},
                        {"0024-01-01", {}, {}},
                        {"", {}, {}}};
  for (const Case& c : cases) {
    CAPTURE(c.date);
    StoryFeatures features = story_features({.date = c.date});
    CHECK(features.year == c.year);
    CHECK(features.day == c.day);
  }
}
