// SPDX-License-Identifier: MIT
// Identifiers of works as they stand in elements, links and running text, in the form that Bibliographic asks for.
// Each returns "" where there is none.
#pragma once

#include <string>
#include <string_view>

namespace twinform {

// The first DOI (https://www.doi.org/doi-handbook/HTML/doi-name-syntax.html), lower case, without resolver, file
// ending or what a publisher's page address adds behind it.
std::string doi_in(std::string_view text);
std::string doi_in_url(std::string_view url);
std::string issn_in(std::string_view text);
std::string isbn_in(std::string_view text);
// "pmid:123", "pubmed:123", an address at PubMed.
std::string pmid_in(std::string_view text);
// "arXiv:2401.01234v2", "oai:arXiv.org:hep-th/9901001", an address at arXiv; without version.
std::string arxiv_in(std::string_view text);
// "2026", "2026-11" or "2026-11-23" from "20261123", "23 November 2026", "Nov 2026", "2026 Nov 23", "Winter 2026".
std::string iso_date_in(std::string_view text);

}  // namespace twinform
