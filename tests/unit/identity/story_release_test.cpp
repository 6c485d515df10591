// SPDX-License-Identifier: MIT
#include "identity/story_release.h"

#include <doctest/doctest.h>

#include "base/strings.h"

using namespace twinform;

TEST_CASE("a new version is known by its number") {
  for (const char* title : {"quillpad 2.1.0", "quillpad v2.1", "Quillpad 2.1 released", "Announcing Quillpad 2.1!",
                            "[ANN] quillpad (1.26.0-rc1)", "quillpad 24.10.1 is out"}) {
    CAPTURE(title);
    CHECK(names_a_release(title));
  }
}

TEST_CASE("chapters and dates and plain figures are no versions") {
  for (const char* title : {"Chapter 2.1", "Police report 12.03.2026", "Police report 12.3.26", "Sales up 2.6%",
                            "A survey of 2400 readers", "Released at last", "e.g. 2.x", "v", "."}) {
    CAPTURE(title);
    CHECK_FALSE(names_a_release(title));
  }
}

TEST_CASE("of an announcement the name and the version are left") {
  std::vector<std::string> words{"quillpad", "v2", "1", "is", "now", "available"};
  keep_name_and_version(words);
  CHECK(join(words, " ") == "quillpad 2 1");
}
