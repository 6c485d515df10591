// SPDX-License-Identifier: MIT
#include "identity/story_wording.h"

#include <doctest/doctest.h>

#include "base/strings.h"

using namespace twinform;

namespace {

struct Case {
  std::string a, b;
};

std::size_t words_apart(const Case& c) {
  StoryTitle a = read_story_title(c.a), b = read_story_title(c.b);
  REQUIRE(difference(a, b).words == difference(b, a).words);
  return difference(a, b).words;
}

}  // namespace

TEST_CASE("spellings and subtitles make no difference between titles") {
  const Case cases[] = {
      {"Haemorrhage in randomised trials", "Hemorrhage in randomized trials"},
      {"A metaanalysis of lending", "A meta-analysis of lending"},
      {"Lending in winter", "Lending in winter: a cohort study"},
      {"Information behavior of physicians", "Infomation behaviour of physicans"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.a);
    CHECK(words_apart(c) == 0);
  }
}

TEST_CASE("one word that each title has alone is a difference") {
  const Case cases[] = {
      {"Waist and diabetes in men", "Waist and diabetes in women"},
      {"Hypertension in old age", "Hypotension in old age"},
      {"Velutide by baseline HbA1c", "Velutide by baseline BMI"},
      {"Insulin pumps for children", "Insulin pumps for adults"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.a);
    CHECK(words_apart(c) == 1);
  }
}

TEST_CASE("a difference is a share of the shorter title") {
  Difference there = difference(read_story_title("Sleep quality in asthma"), read_story_title("Exercise after asthma"));
  CHECK(there.words == 2);
  CHECK(there.share == doctest::Approx(2.0 / 3));
}

TEST_CASE("numbers are lacking only where no writing of them is there") {
  struct Lacking {
    std::string a, b, numbers;
  };
  const Lacking cases[] = {{"CO2 in reading rooms", "CO 2 in reading rooms", ""},
                           {"Walking for 6 minutes", "Walking for six minutes", "6"},
                           {"An audit of 2,400 tracings", "An audit of 2400 tracings", ""},
                           {"An audit of 2 400 tracings", "An audit of 2400 tracings", ""},
                           {"Horizon 4", "Horizon 5", "4"},
                           {"Type 2 diabetes: zenith 2", "Type 2 diabetes: zenith 1", "2"}};
  for (const Lacking& c : cases) {
    CAPTURE(c.a);
    CHECK(join(numbers_lacking(read_story_title(c.a), read_story_title(c.b)), " ") == c.numbers);
  }
}

TEST_CASE("a long beginning may stand for all of a title and a short one not") {
  CHECK(begins_other("rehabilitation of the aged in", "rehabilitation of the aged in homes"));
  CHECK(begins_other("rehabilitation of the aged in homes", "rehabilitation of the aged in"));
  CHECK_FALSE(begins_other("rehabilitation", "rehabilitation of the aged"));
}

TEST_CASE("a long end of whole words may stand for all of a title") {
  CHECK(ends_other("tinker barn rehabilitation of the aged", "rehabilitation of the aged"));
  CHECK_FALSE(ends_other("prerehabilitation of the aged", "rehabilitation of the aged"));
  CHECK_FALSE(ends_other("of the aged", "rehabilitation of the aged"));
}

TEST_CASE("titles may differ in one letter that stands alone") {
  auto title = [](const char* text) { return read_story_title(text); };
  CHECK(differ_in_a_letter(title("Hepatitis A in prisons"), title("Hepatitis B in prisons")));
  CHECK_FALSE(differ_in_a_letter(title("Hepatitis A in prisons"), title("Hepatitis A in homes")));
}
