// SPDX-License-Identifier: MIT
#include "identity/story_container.h"

#include <doctest/doctest.h>

using namespace twinform;

namespace {

struct Case {
  const char *a, *b;
};

ContainerLikeness likeness_of(const Case& c) {
  ContainerLikeness there = likeness(read_container(c.a), read_container(c.b));
  REQUIRE(there == likeness(read_container(c.b), read_container(c.a)));
  return there;
}

}  // namespace

TEST_CASE("a journal or a meeting is known by each of its names") {
  const Case cases[] = {
      {"Brain Injury", "Brain Inj."},
      {"Med Weekly", "Med Wkly"},
      {"Stroke", "Stroke (00392499)"},
      {"CMAJ : Canadian Medical Association Journal", "CMAJ"},
      {"Canadian Medical Association Journal", "CMAJ"},
      {"AMIS Proceedings", "Proceedings of the Americas Meeting on Information (AMIS 2013)"},
      {"ACIS 2019 Proceedings", "Australasian Conference on Information Systems"},
      {"MEET '19", "MEET '19: Proceedings of the Symposium on Meetings"},
      {"Proceedings of the Annual Pacific Conference on Systems", "50th Int. Conf. on Pacific Systems"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.a);
    CAPTURE(c.b);
    CHECK(likeness_of(c) == ContainerLikeness::alike);
  }
}

TEST_CASE("journals and meetings that share a word are different ones") {
  const Case cases[] = {
      {"Stroke", "Topics in Stroke Rehabilitation"},
      {"Nature", "Nature Medicine"},
      {"Modern Men", "Modern Mechanics"},
      {"AMIS 2014 Proceedings", "Journal of Management Informatics"},
      {"MEET EA '19 Extended Abstracts", "MEET '19 Proceedings"},
      {"STROKE CARE", "STROKE AND VESSELS"},
      {"University of Aldernesse", "Journal of Numbers"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.a);
    CAPTURE(c.b);
    CHECK(likeness_of(c) == ContainerLikeness::different);
  }
}

TEST_CASE("names that can't be compared say nothing against each other") {
  const Case cases[] = {{"AAMA '12", "Proceedings of the 11th Conference on Autonomous Agents"},
                        {"SIGMOD Conference", "International Conference on Management of Data"},
                        {"University of Aldernesse", "ProQuest Dissertations and Theses"},
                        {"中华血液学杂志", "Zhonghua xue ye xue za zhi"}};
  for (const Case& c : cases) {
    CAPTURE(c.a);
    CHECK(likeness_of(c) == ContainerLikeness::unclear);
  }
}

TEST_CASE("preprint servers are no journals") {
  for (const char* name : {"arXiv:2103.99021", "medRxiv", "SSRN Electronic Journal", "Preprints.org"}) {
    CAPTURE(name);
    CHECK(read_container(name).is_preprint_server);
  }
  CHECK_FALSE(read_container("The Printer's Journal").is_preprint_server);
}
