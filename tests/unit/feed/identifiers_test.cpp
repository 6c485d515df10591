// SPDX-License-Identifier: MIT
#include "feed/identifiers.h"

#include <doctest/doctest.h>

namespace twinform {
namespace {

struct Case {
  std::string_view text, found;
};

TEST_CASE("a doi is found in text whatever stands around it") {
  static constexpr Case kCases[] = {
      {"10.9999/ABC", "10.9999/abc"},
      {"doi:10.9999/abc", "10.9999/abc"},
      {"https://doi.org/10.9999/abc", "10.9999/abc"},
      {"see (10.9999/abc).", "10.9999/abc"},
      {"10.9999/s(26)1-2;", "10.9999/s(26)1-2"},
      {"10.9999.1/a/b <br>", "10.9999.1/a/b"},
      {"10.1101/2026.11.20.000123v2", "10.1101/2026.11.20.000123"},
      {"version 10.12/3", ""},
      {"110.9999/abc", ""},
      {"10.9999/", ""},
      {"", ""},
  };
  for (const Case& one : kCases) {
    CAPTURE(one.text);
    CHECK(doi_in(one.text) == one.found);
  }
}

TEST_CASE("a doi in an address is without what the address adds") {
  static constexpr Case kCases[] = {
      {"https://p.example/doi/full/10.9999/abc?af=R", "10.9999/abc"},
      {"https://p.example/10.9999/abc.pdf", "10.9999/abc"},
      {"https://p.example/doi/10.9999%2Fabc/full#x", "10.9999/abc"},
      {"https://p.example/doi/10.9999/abc/full/html", "10.9999/abc"},
      {"https://p.example/doi/10.9999/abc/fulltext.pdf", "10.9999/abc"},
      {"https://academic.p.example/dsh/advance-article/doi/10.1093/llc/fqaa001/7654322", "10.1093/llc/fqaa001"},
      {"https://p.example/view?doi=10.9999/abc&x=1", "10.9999/abc"},
      {"https://p.example/article/77", ""},
  };
  for (const Case& one : kCases) {
    CAPTURE(one.text);
    CHECK(doi_in_url(one.text) == one.found);
  }
}

TEST_CASE("issn isbn pmid and arxiv numbers take their plain form") {
  CHECK(issn_in("urn:ISSN:1234-567x") == "1234-567X");
  CHECK(issn_in("12345678") == "1234-5678");
  CHECK(issn_in("123456789") == "");
  CHECK(isbn_in("ISBN 978-3-16-148410-0") == "9783161484100");
  CHECK(isbn_in("0-8044-2957-X") == "080442957X");
  CHECK(isbn_in("12") == "");
  CHECK(pmid_in("pmid:123") == "123");
  CHECK(pmid_in("https://pubmed.ncbi.nlm.nih.gov/456/?x") == "456");
  CHECK(pmid_in("456") == "");
  CHECK(arxiv_in("arXiv:2401.01234v2") == "2401.01234");
  CHECK(arxiv_in("https://arxiv.org/abs/hep-th/9901001v1") == "hep-th/9901001");
  CHECK(arxiv_in("2401.01234") == "");
}

TEST_CASE("a date keeps its precision") {
  static constexpr Case kCases[] = {
      {"2026", "2026"},
      {"2026-11", "2026-11"},
      {"2026-11-23", "2026-11-23"},
      {"2026-11-23T10:00:00Z", "2026-11-23"},
      {"20261123", "2026-11-23"},
      {"November 2026", "2026-11"},
      {"23 November 2026", "2026-11-23"},
      {"Nov 23, 2026", "2026-11-23"},
      {"2026 Nov 3", "2026-11-03"},
      {"Winter 2026", "2026"},
      {"2026-00-00", "2026"},
      {"soon", ""},
  };
  for (const Case& one : kCases) {
    CAPTURE(one.text);
    CHECK(iso_date_in(one.text) == one.found);
  }
}

}  // namespace
}  // namespace twinform
