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
      {"https://publisher.example/doi/10.1000/xyz/suppinfo", "10.1000/xyz"},
      {"https://publisher.example/doi/suppl/10.1000/xyz/suppl_file/si_001.pdf", "10.1000/xyz"},
      {"https://publisher.example/cdsr/doi/10.1002/14651858.CD013665.pub3/full/es", "10.1002/14651858.cd013665.pub3"},
      {"https://publisher.example/article/10.1007/s00799-020-00001-1/figures/2", "10.1007/s00799-020-00001-1"},
      {"https://publisher.example/articles/10.1186/s12889-020-1/peer-review", "10.1186/s12889-020-1"},
      {"https://academic.oup.example/nar/advance-article/doi/10.1093/nar/gkab123/6159873", "10.1093/nar/gkab123"},
      {"https://academic.oup.example/nar/article-pdf/doi/10.1093/nar/gkab123/36312345/gkab123.pdf",
       "10.1093/nar/gkab123"},
      {"https://pubs.aip.example/aip/jap/article/doi/10.1063/5.0123456/2871234/On-links", "10.1063/5.0123456"},
      {"https://publisher.example/doi/10.1093/nar/123456", "10.1093/nar/123456"},
      {"https://data.example/stash/dataset/doi:10.5061/dryad.abc12", "10.5061/dryad.abc12"},
      {"https://dataverse.example/dataset.xhtml?persistentId=doi:10.7910/DVN/ABCDEF", "10.7910/dvn/abcdef"},
      {"https://resolver.example/?ctx_ver=Z39.88-2004&rft_id=info%3Adoi%2F10.1000%2Fxyz", "10.1000/xyz"},
      {"https://www.nature.com/articles/s41586-020-2649-2", "10.1038/s41586-020-2649-2"},
      {"https://www.nature.com/articles/s41467-021-12345-x.pdf", "10.1038/s41467-021-12345-x"},
      {"https://www.nature.com/articles/d41586-020-00001-1#author", "10.1038/d41586-020-00001-1"},
      {"https://www.nature.com/articles/cr2009141", ""},
      {"https://www.nature.com/articles", ""},
      {"https://elifesciences.org/articles/00003", "10.7554/elife.00003"},
      {"https://elifesciences.org/digests/12345/a-digest", ""},
      {"https://peerj.com/articles/4375/", "10.7717/peerj.4375"},
      {"https://peerj.com/articles/cs-86.pdf", "10.7717/peerj-cs.86"},
      {"https://peerj.com/articles/index.html", ""},
      {"https://wes.copernicus.org/articles/2/671/2017/", "10.5194/wes-2-671-2017"},
      {"https://wes.copernicus.org/articles/", ""},
      {"https://papers.ssrn.com/sol3/papers.cfm?abstract_id=1234567", "10.2139/ssrn.1234567"},
      {"https://ssrn.com/abstract=1234567", "10.2139/ssrn.1234567"},
      {"https://ssrn.com/abstract=", ""},
      {"https://notnature.com/articles/s41586-020-2649-2", ""},
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
