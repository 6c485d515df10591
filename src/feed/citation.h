// SPDX-License-Identifier: MIT
// "Journal of Examples, Volume 12, Issue 3, Pages 45-67", "Journal of Examples 12(3) 45-67", and the lines "Author(s): …",
// "Source: …", "Publication date: …" that publishers write into descriptions.
#pragma once

#include <string>
#include <string_view>

namespace twinform {

struct Citation {
  std::string journal, volume, issue, pages, date, authors;
  bool empty() const { return volume.empty() && issue.empty() && pages.empty(); }
};

// A citation that is the whole of `text`, as in dc:source.
Citation parse_citation(std::string_view text);
// Volume, issue and first page as the addresses of OUP and HighWire have them: "/article/27/4/300/7654321".
Citation citation_in_path(std::string_view path);
// What the first lines of a description say.
Citation find_citation(std::string_view description);

}  // namespace twinform
