// SPDX-License-Identifier: MIT
// Names of works inside links and strings. All of these give "" where there is none.
#pragma once

#include <string>
#include <string_view>

namespace twinform {

// The DOI in a link or a string ("https://doi.org/10.1/X", "doi:10.1/x", "10.1/x", a publisher's ".../doi/abs/10.1000/x"),
// lower case.
std::string find_doi(std::string_view text);

// "2401.01234" or "hep-th/9901001", without version, of "https://arxiv.org/abs/2401.01234v2", "oai:arXiv.org:2401.01234",
// "arXiv:2401.01234".
std::string find_arxiv(std::string_view text);

// The number in a PubMed link or "pmid:123".
std::string find_pmid(std::string_view text);

}  // namespace twinform
