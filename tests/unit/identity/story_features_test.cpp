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

TEST_CASE("pages of a supplement are compared without their letter") {
  struct Case {
    const char *issue, *pages;
    bool in_supplement;
    const char* first;
  };
  const Case cases[] = {{"Suppl 1", "S31-S38", true, "31"},
                        {"SUPPL. 1", "31-38", true, "31"},
                        {"Meeting Abstracts", "A4511", true, "4511"},
                        {"", "S12", true, "12"},
                        {"4", "e12", false, "e12"},
                        {"4", "31", false, "31"}};
  for (const Case& c : cases) {
    CAPTURE(c.issue);
    CAPTURE(c.pages);
    StoryFeatures features = story_features({.issue = c.issue, .pages = c.pages});
    CHECK(features.in_supplement == c.in_supplement);
    CHECK(features.first_page == c.first);
  }
}

TEST_CASE("a year is found in any date and a day only in a whole one") {
  struct Case {
    std::string date;
    std::optional<int> year, day;
  };
  const Case cases[] = {{"2024", 2024, {}},
                        {"1970-01-02", 1970, 1},
                        {"1970-01-02T10:00:00Z", 1970, 1},
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
