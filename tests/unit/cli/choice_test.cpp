// SPDX-License-Identifier: MIT
#include "cli/choice.h"

#include <doctest/doctest.h>

using namespace twinform;

TEST_CASE("an answer names places in a list of four") {
  using Places = std::vector<std::size_t>;
  struct Row {
    const char* answer;
    std::optional<Places> places;
  };
  const Row rows[] = {
      {"", Places{0}},
      {" y ", Places{0}},
      {"2", Places{1}},
      {"1,3", Places{0, 2}},
      {"4 2-3, 3", Places{1, 2, 3}},
      {"ALL", Places{0, 1, 2, 3}},
      {"none", Places{}},
      {"n", Places{}},
      {"0", std::nullopt},
      {"5", std::nullopt},
      {"3-2", std::nullopt},
      {"2-99999999999999999999", std::nullopt},
      {"-", std::nullopt},
      {",", std::nullopt},
      {"maps", std::nullopt},
  };
  for (const Row& row : rows) CHECK_MESSAGE(parse_choice(row.answer, 4) == row.places, std::string(row.answer));
}
