// SPDX-License-Identifier: MIT
#include "base/strings.h"

#include <doctest/doctest.h>

using namespace twinform;

TEST_CASE("did_you_mean finds a swapped or missing letter and nothing far off") {
  const std::vector<std::string> keys{"when", "from", "every", "at_most"};
  CHECK(did_you_mean("evrey", keys) == "every");
  CHECK(did_you_mean("atmost", keys) == "at_most");
  CHECK_FALSE(did_you_mean("zebra", keys).has_value());
}

TEST_CASE("split keeps empty pieces and split_words does not") {
  CHECK(split("a,,b", ',') == std::vector<std::string_view>{"a", "", "b"});
  CHECK(split_words("  a \t b\n") == std::vector<std::string_view>{"a", "b"});
}
