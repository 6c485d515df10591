// SPDX-License-Identifier: MIT
#include "feed/citation.h"

#include <doctest/doctest.h>

namespace twinform {
namespace {

std::string shown(const Citation& found) {
  return found.journal + "|" + found.volume + "|" + found.issue + "|" + found.pages + "|" + found.date + "|" +
         found.authors;
}

TEST_CASE("a citation in words or figures comes apart") {
  CHECK(shown(parse_citation("Journal of Examples, Volume 12, Issue 3, Pages 45-67, November 2026")) ==
        "Journal of Examples|12|3|45-67|2026-11|");
  CHECK(shown(parse_citation("Open Examples, Vol. 3, No. 1, pp. 7–9 (2026)")) == "Open Examples|3|1|7-9|2026|");
  CHECK(shown(parse_citation("Journal of Examples 12(3) 45-67")) == "Journal of Examples|12|3|45-67||");
  CHECK(shown(parse_citation("J. Ex. 12 (3): 45")) == "J. Ex.|12|3|45||");
  CHECK(shown(parse_citation("J Ex. 2026 Nov 20;12(3):45-67.")) == "J Ex|12|3|45-67|2026-11-20|");
  CHECK(shown(parse_citation("Examples 2026, 17(3), 123")) == "Examples|17|3|123|2026|");
  CHECK(shown(parse_citation("J. Inv. Ex. 12 (2025) 45-67")) == "J. Inv. Ex.|12||45-67|2025|");
  CHECK(shown(parse_citation("Examples; Vol. 3 No. 2 (2026): Winter; 45-67")) == "Examples|3|2|45-67|2026|");
  CHECK(shown(parse_citation("Journal of Examples, Vol. 82, No. 3, pp.45-67")) == "Journal of Examples|82|3|45-67||");
  CHECK(shown(parse_citation("Examples, Published online: 2026-11-20; | doi:10.9999/x")) == "Examples||||2026-11-20|");
  CHECK(shown(parse_citation("Journal of Examples, Volume 48, Issue 4, Article 101234")) ==
        "Journal of Examples|48|4|101234||");
  CHECK(shown(parse_citation("Journal of Examples")) == "Journal of Examples|||||");
}

TEST_CASE("a description is searched for the lines that publishers write") {
  CHECK(shown(find_citation("Publication date: November 2026\n\nSource: Journal of Examples, Volume 12, Issue 3\n\n"
                            "Author(s): Jo Doe, Kim Roe")) == "Journal of Examples|12|3||2026-11|Jo Doe, Kim Roe");
  CHECK(shown(find_citation("Author(s): Jo Doe. Source: Examples 12(3) 45-67")) == "Examples|12|3|45-67||Jo Doe");
  CHECK(shown(find_citation("Volume 31, Issue 2, November 2026, Page 12-34")) == "|31|2|12-34|2026-11|");
}

TEST_CASE("an address may name volume issue and first page") {
  CHECK(shown(citation_in_path("/exampler/article/27/4/300/7654321")) == "|27|4|300||");
  CHECK(shown(citation_in_path("/cgi/content/short/12/S1/e45")) == "|12|S1|e45||");
  CHECK(shown(citation_in_path("/content/12/3/45.abstract")) == "|12|3|45||");
  CHECK(shown(citation_in_path("/exampler/article/doi/10.9999/ex/1")) == "|||||");
  CHECK(shown(citation_in_path("/article/2026/11/23/opening-hours")) == "|||||");
  CHECK(shown(citation_in_path("/content/12/about")) == "|||||");
}

TEST_CASE("a sentence about volumes is no citation") {
  CHECK(shown(find_citation("We measured volume 3 of the tank.")) == "|||||");
  CHECK(shown(find_citation("The result (see 12) was good; f(3) too.")) == "|||||");
}

}  // namespace
}  // namespace twinform
