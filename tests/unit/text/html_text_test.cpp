// SPDX-License-Identifier: MIT
// How markup reads: tests/data/html/text.json is the table, each claim with its markup and the words.
#include <doctest/doctest.h>

#include <string>

#include "base/file.h"
#include "base/json.h"
#include "support/places.h"
#include "text/html.h"
#include "text/url.h"

using namespace twinform;

namespace {

Json claims() {
  const auto path = test::source_folder() / "tests" / "data" / "html" / "text.json";
  return parse_json(read_file(path, std::size_t{1} << 20U).value()).value();
}

Html html_of(std::string markup) {
  return {.markup = std::move(markup), .base = *parse_url("https://library.example/")};
}

template <class Check>
void for_each_case(Check check) {
  std::size_t checked = 0;
  for (const Json& group : claims()) {
    CAPTURE(string_at(group, "claim"));
    for (const Json& one : member(group, "cases")) {
      const Html html = html_of(one[0].get<std::string>());
      CAPTURE(html.markup);
      ++checked;
      check(html, one[1].get<std::string>());
    }
  }
  CHECK(checked > 100);
}

}  // namespace

TEST_CASE("markup reads as a person would read it") {
  for_each_case([](const Html& html, const std::string& text) { CHECK(html_to_text(html).str() == text); });
}

TEST_CASE("markup reads the same after it was sanitised") {
  for_each_case([](const Html& html, const std::string& text) {
    CHECK(html_to_text(html_of(sanitise_html(html))).str() == text);
  });
}
