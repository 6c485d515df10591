// SPDX-License-Identifier: MIT
#include "feed/people.h"

#include <doctest/doctest.h>

namespace twinform {
namespace {

std::string names_in(std::string_view text) {
  std::string names;
  for (const Person& person : split_people(text)) names += (names.empty() ? "" : "|") + person.name.str();
  return names;
}

TEST_CASE("names lumped into one string come apart") {
  struct Case {
    std::string_view lump, names;
  };
  static constexpr Case kCases[] = {
      {"Jane Doe", "Jane Doe"},
      {"Smith, J.; Doe, A. and Lee, K.", "Smith, J.|Doe, A.|Lee, K."},
      {"Jane Doe and John Roe", "Jane Doe|John Roe"},
      {"Jane Doe, John Roe and Kim Poe", "Jane Doe|John Roe|Kim Poe"},
      {"Jane Doe, John Roe, and Kim Poe", "Jane Doe|John Roe|Kim Poe"},
      {"Jane Doe & John Roe", "Jane Doe|John Roe"},
      {"Smith, J., Doe, A. B., Lee, K.", "Smith, J.|Doe, A. B.|Lee, K."},
      {"Doe, Jane", "Doe, Jane"},
      {"Doe, Jane; Roe, John", "Doe, Jane|Roe, John"},
      {"By Jane Doe", "Jane Doe"},
      {"Simon and Schuster", "Simon and Schuster"},
      {"Jane Doe | John Roe", "Jane Doe|John Roe"},
      {"Doe, Jane|Roe, John", "Doe, Jane|Roe, John"},
      {"Jane Doe / John Roe", "Jane Doe|John Roe"},
      {"Jeanne Dupont et Jean Durand", "Jeanne Dupont|Jean Durand"},
      {"Jane Doe et al.", "Jane Doe et al."},
      {"Juana García y Juan Pérez", "Juana García|Juan Pérez"},
      {"José Ortega y Gasset", "José Ortega y Gasset"},
      {"Maria da Silva e João Souza", "Maria da Silva|João Souza"},
      {"王小明、李四", "王小明|李四"},
      {"Alexander Sandman", "Alexander Sandman"},
      {"", ""},
      {" ; ;", ""},
  };
  for (const Case& one : kCases) {
    CAPTURE(one.lump);
    CHECK(names_in(one.lump) == one.names);
  }
}

TEST_CASE("an address beside a name is the person's address") {
  for (std::string_view text : {"jane@example.org (Jane Doe)", "Jane Doe <jane@example.org>",
                                "Jane Doe (jane@example.org)", "mailto:jane@example.org (Jane Doe)"}) {
    CAPTURE(text);
    auto people = split_people(text);
    if (people.size() == 1) CHECK(people[0].name.view() == "Jane Doe");
    CHECK(people.size() == 1);
  }
  CHECK(split_people("jane@example.org (Jane Doe)")[0].email == "jane@example.org");
}

TEST_CASE("an address alone is no name") {
  auto people = split_people("jane@example.org");
  REQUIRE(people.size() == 1);
  CHECK(people[0].name.empty());
  CHECK(people[0].email == "jane@example.org");
}

TEST_CASE("a person named twice is one person") { CHECK(split_people("Jane Doe; Jane Doe").size() == 1); }

}  // namespace
}  // namespace twinform
