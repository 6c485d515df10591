// SPDX-License-Identifier: MIT
#include "compose/names.h"

#include <doctest/doctest.h>

#include "text/clean.h"

using namespace twinform;

namespace {

std::string parsed(std::string_view name) {
  PersonName person = parse_name(name);
  return person.family + "|" + person.given + (person.suffix.empty() ? "" : "|" + person.suffix);
}

Person person(std::string_view name) { return {clean_line(name), "", {}}; }

}  // namespace

TEST_CASE("a name is family and given names however it is written") {
  CHECK(parsed("Ann Smith") == "Smith|Ann");
  CHECK(parsed("Doe, John") == "Doe|John");
  CHECK(parsed("Ludwig van Beethoven") == "van Beethoven|Ludwig");
  CHECK(parsed("van Beethoven, Ludwig") == "van Beethoven|Ludwig");
  CHECK(parsed("Beethoven LV") == "Beethoven|LV");
  CHECK(parsed("Martin Luther King Jr.") == "King|Martin Luther|Jr.");
  CHECK(parsed("King, Martin Luther, Jr.") == "King|Martin Luther|Jr.");
  CHECK(parsed("Petrescu, Irina, 1974- author.") == "Petrescu|Irina");
  CHECK(parsed("Grünwald, Anneliese (ed.)") == "Grünwald|Anneliese");
  CHECK(parsed("By Rachel Stein") == "Stein|Rachel");
  CHECK(parsed("山田花子") == "山田花子|");
}

TEST_CASE("an institution is one name") {
  CHECK(parsed("Northfield University Library") == "Northfield University Library|");
  CHECK(parsed("The Example Collaboration") == "The Example Collaboration|");
  CHECK(parsed("Staff") == "Staff|");
}

TEST_CASE("given names shrink to initials") {
  CHECK(initials("John A.") == "J. A.");
  CHECK(initials("Jean-Paul") == "J.-P.");
  CHECK(initials("J.A.") == "J. A.");
  CHECK(initials("JA") == "J. A.");
  CHECK(initials("Émilie") == "É.");
  CHECK(initials("花子") == "花子");
}

TEST_CASE("authors are named by their families") {
  CHECK(authors_line({person("Ann Smith"), person("Doe, John"), person("Ludwig van Dale")}) == "Smith, Doe & van Dale");
  CHECK(authors_line({person("A Smith"), person("B Doe"), person("C Lee"), person("D Roe")}) == "Smith et al.");
  CHECK(authors_line({person("Northfield University Library")}) == "Northfield University Library");
  CHECK(authors_line({person("Staff")}) == "Staff");
  CHECK(authors_line({}).empty());
}
