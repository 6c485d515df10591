// SPDX-License-Identifier: MIT
#include "compose/template.h"

#include <doctest/doctest.h>

using namespace twinform;

TEST_CASE("a template is words and fields and sections") {
  auto parsed = parse_template("{title}[ by {authors}] {link}");
  REQUIRE(parsed.has_value());
  REQUIRE(parsed->pieces.size() == 5);
  CHECK(parsed->pieces[0].field == "title");
  CHECK(parsed->pieces[1].literal == " by ");
  CHECK(parsed->pieces[1].section == 1);
  CHECK(parsed->pieces[2].section == 1);
  CHECK(parsed->pieces[3].literal == " ");
  CHECK(parsed->pieces[3].section == 0);
}

TEST_CASE("doubled brackets stand for themselves") {
  auto parsed = parse_template("{{x}} [[y]]");
  REQUIRE(parsed.has_value());
  REQUIRE(parsed->pieces.size() == 1);
  CHECK(parsed->pieces[0].literal == "{x} [y]");
}

TEST_CASE("mistakes in templates carry their column") {
  struct Case {
    std::string_view text;
    int column;
    std::string_view what;
  };
  const Case cases[]{
      {"é {titel}", 3, "there is no field \"titel\""},
      {"{title", 1, "a field begins here and does not end"},
      {"ab]", 3, "\"]\" without \"[\""},
      {"a}", 2, "\"}\" without \"{\""},
      {"a [b", 3, "a section begins here and does not end"},
      {"[a [b]]", 4, "a section inside a section"},
      {"{title|uper}", 8, "there is no filter \"uper\""},
      {"{title|date:short}", 8, "\"date\" is not for {title}"},
      {"{date|date:shrt}", 7, "there is no date style \"shrt\""},
      {"{cite|cite:mla}", 7, "there is no cite style \"mla\""},
      {"{n|plural:story}", 4, "\"plural\" needs its forms"},
      {"é {title|truncate}", 10, "\"truncate\" needs a number"},
      {"{title|sentences:0}", 8, "\"sentences\" needs a number"},
      {"{link|upper}", 1, "{link} takes no filters"},
  };
  for (const Case& c : cases) {
    auto parsed = parse_template(c.text);
    CAPTURE(c.text);
    REQUIRE_FALSE(parsed.has_value());
    CHECK(parsed.error().where.column == c.column);
    CHECK(parsed.error().what == c.what);
    CHECK_FALSE(parsed.error().hint.empty());
  }
}

TEST_CASE("a misspelt field brings the near one to mind") {
  auto parsed = parse_template("{sumary}");
  REQUIRE_FALSE(parsed.has_value());
  CHECK(parsed.error().hint == "did you mean \"{summary}\"?");
  CHECK(parsed.error().where.length == 8);
}

TEST_CASE("every field that is named can be parsed") {
  for (const std::string& field : template_fields()) CHECK(parse_template("{" + field + "}").has_value());
}

TEST_CASE("a word alone is the name of a ready-made template") {
  for (const ReadyMade& one : ready_made_templates()) {
    CAPTURE(one.name);
    auto form = named_or_written(one.name);
    REQUIRE(form.has_value());
    CHECK(form->text == one.text);
    CHECK_FALSE(form->pieces.empty());
  }
  auto unknown = named_or_written("headlines");
  REQUIRE_FALSE(unknown.has_value());
  CHECK(unknown.error().what == "there is no template \"headlines\"");
  CHECK(unknown.error().hint == "did you mean \"headline\"?");
  CHECK(named_or_written("Something new!").has_value());
}

TEST_CASE("words around stories know nothing of one") {
  CHECK(parse_frame("No. {number} of {date|date:short}: {n} {n|plural:story,stories}").has_value());
  CHECK_FALSE(parse_frame("{title}").has_value());
}
