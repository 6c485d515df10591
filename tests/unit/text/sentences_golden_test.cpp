// SPDX-License-Identifier: MIT
// The share of tests/data/sentences that is split right; tests/bench/README.md has the figures beside ICU's.
#include <doctest/doctest.h>

#include <filesystem>

#include "base/file.h"
#include "base/strings.h"
#include "support/places.h"
#include "text/sentences.h"

using namespace twinform;

namespace {

std::string without(std::string_view text, char mark) {
  std::string kept;
  for (char c : text)
    if (c != mark) kept += c;
  return kept;
}

// "\\n" stands for a new line.
std::string with_lines(std::string_view text) {
  std::string lines(text);
  for (std::size_t at = lines.find("\\n"); at != std::string::npos; at = lines.find("\\n", at))
    lines.replace(at, 2, "\n");
  return lines;
}

bool is_split_right(std::string_view marked, const Language& language) {
  std::vector<std::string> expected, found;
  for (std::string_view part : split(marked, '|'))
    if (!trim(part).empty()) expected.emplace_back(trim(part));
  const std::string text = without(marked, '|');
  for (std::string_view sentence : sentences(text, language)) found.emplace_back(trim(sentence));
  return found == expected;
}

}  // namespace

TEST_CASE("of each language nine in ten cases are split as a reader would") {
  for (const auto& file : std::filesystem::directory_iterator(test::source_folder() / "tests" / "data" / "sentences")) {
    if (file.path().extension() != ".txt") continue;
    const std::string cases = read_file(file.path(), std::size_t{1} << 20U).value();
    const Language language = file.path().stem().string();
    CAPTURE(language);
    int right = 0, all = 0;
    for (std::string_view line : split(cases, '\n')) {
      if (line.empty()) continue;
      ++all;
      if (is_split_right(with_lines(line), language)) ++right;
    }
    CHECK(all > 10);
    CHECK(10 * right >= 9 * all);
  }
}
