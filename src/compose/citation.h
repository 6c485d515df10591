// SPDX-License-Identifier: MIT
// References to a story's work, as the style guides have them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/story.h"

namespace twinform {

enum class CiteStyle {
  apa,        // APA 7, a reference
  vancouver,  // ICMJE Recommendations / Citing Medicine (NLM), a reference
  chicago,    // The Chicago Manual of Style 17, §14.30: a shortened note
  bibtex,     // a key: "okafor2026readers"
};
std::optional<CiteStyle> cite_style(std::string_view name);
const std::vector<std::string>& cite_styles();

struct Reference {
  Text words;
  Text link;  // that ends it: the DOI's, else the story's; "" where the style has none
};
Reference cite(const Story& story, CiteStyle style);

// "Journal of Documentation 82(3), 45–60"; "" where no journal is known.
std::string journal_line(const Bibliographic& work);

// "2026-11-23", "2026-11" or "2026": when the work was published, as precise as known; "" where unknown.
std::string publication_date(const Entry& entry);

}  // namespace twinform
