// SPDX-License-Identifier: MIT
#include "identity/identifiers.h"

#include <doctest/doctest.h>

using namespace twinform;

TEST_CASE("a DOI is found in links and words and ends where it ends") {
  struct Case {
    const char* text;
    const char* doi;
  };
  const Case cases[] = {
      {"10.1000/XYZ", "10.1000/xyz"},
      {"10.1/x", "10.1/x"},
      {"doi:10.1/X", "10.1/x"},
      {"DOI: 10.1000/xyz", "10.1000/xyz"},
      {"info:doi/10.1000/xyz", "10.1000/xyz"},
      {"https://doi.org/10.1/X", "10.1/x"},
      {"https://dx.doi.org/10.1000/xyz#abstract", "10.1000/xyz"},
      {"http://doi.org/10.1002%2Fasi.23329", "10.1002/asi.23329"},
      {"see https://doi.org/10.1000/xyz.", "10.1000/xyz"},
      {"(10.1000/xyz)", "10.1000/xyz"},
      {"10.1000/x(2)y", "10.1000/x(2)y"},
      {"10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
       "10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o"},
      {"<b>10.1000/xyz</b>", "10.1000/xyz"},
      {"10.1000.10/123456", "10.1000.10/123456"},
      {"https://publisher.example/doi/abs/10.1000/xyz", "10.1000/xyz"},
      {"https://publisher.example/doi/full/10.1000/xyz?af=R", "10.1000/xyz"},
      {"https://publisher.example/doi/epdf/10.1000/xyz", "10.1000/xyz"},
      {"https://publisher.example/article/10.1000/xyz/meta", "10.1000/xyz"},
      {"https://publisher.example/articles/10.3389/fpsyg.2020.00001/full", "10.3389/fpsyg.2020.00001"},
      {"https://link.springer.example/content/pdf/10.1007/s00799-1.pdf", "10.1007/s00799-1"},
      {"https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2.full", "10.1101/2020.01.01.123456"},
      {"https://journals.plos.example/plosone/article?id=10.1371/journal.pone.0000001&x=1",
       "10.1371/journal.pone.0000001"},
      {"https://example.org/version/10.2/notes", ""},
      {"release 10.5/11 is out", ""},
      {"110.1000/xyz", ""},
      {"10.1000/", ""},
      {"10.1000", ""},
      {"10./x", ""},
      {"https://example.org/", ""},
      {"", ""},
  };
  for (const Case& one : cases) CHECK_MESSAGE(find_doi(one.text) == one.doi, one.text);
}

TEST_CASE("an arXiv number is found without its version") {
  struct Case {
    const char* text;
    const char* id;
  };
  const Case cases[] = {
      {"https://arxiv.org/abs/2401.01234v2", "2401.01234"},
      {"http://arxiv.org/pdf/2401.01234.pdf", "2401.01234"},
      {"oai:arXiv.org:2401.01234v1", "2401.01234"},
      {"arXiv:0704.0001", "0704.0001"},
      {"2401.01234", "2401.01234"},
      {"https://arxiv.org/abs/hep-th/9901001", "hep-th/9901001"},
      {"10.48550/arXiv.2401.01234", "2401.01234"},
      {"https://arxiv.org/list/cs.DL/recent", ""},
      {"2401.012345", ""},
      {"1234.5", ""},
      {"", ""},
  };
  for (const Case& one : cases) CHECK_MESSAGE(find_arxiv(one.text) == one.id, one.text);
}

TEST_CASE("a PubMed number is found in links and alone") {
  CHECK(find_pmid("https://pubmed.ncbi.nlm.nih.gov/31452104/") == "31452104");
  CHECK(find_pmid("https://www.ncbi.nlm.nih.gov/pubmed/31452104") == "31452104");
  CHECK(find_pmid("PMID: 31452104") == "31452104");
  CHECK(find_pmid("31452104") == "31452104");
  CHECK(find_pmid("https://example.org/31452104") == "");
  CHECK(find_pmid("1234567890") == "");
}
