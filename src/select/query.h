// SPDX-License-Identifier: MIT
// Profiles as librarians write them: title:("open access" OR preprint*) AND NOT job*
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/story.h"

namespace twinform {

// A field:term query. Terms are ANDed; OR, NOT or "-", parentheses, "phrases", prefix*; fields title, summary (abstract), author,
// journal, source, tag, language, doi, issn, link, any. Compared folded: without case or diacritics.
class Query {
 public:
  bool matches(const Story& story) const;
  const std::string& text() const;

  struct Node;
  Query(std::string text, std::shared_ptr<const Node> root) : text_(std::move(text)), root_(std::move(root)) {}

 private:
  std::string text_;
  std::shared_ptr<const Node> root_;
};

// Errors carry the column in Error::where.
Result<Query> parse_query(std::string_view text);

}  // namespace twinform
