// SPDX-License-Identifier: MIT
// Profiles as librarians write them: title:("open access" OR preprint*) AND NOT job*
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/story.h"

namespace twinform {

class Searchable;

// A field:term query. Terms are ANDed; OR, NOT or "-", parentheses, "phrases", prefix*, NEAR/n; fields title, summary (abstract),
// author, journal, source, tag, language, doi, issn, isbn, pmid, link, year (2020-2024, >=2020), any. Compared folded: without
// case or diacritics. A story's entries are searched together.
class Query {
 public:
  bool matches(const Story& story) const;
  bool matches(Searchable& story) const;  // for many queries about one story: its words are read once
  // How much the story is about the query's terms: more for hits in the title, and for several; 0 when none is hit.
  double relevance(const Story& story) const;
  const std::string& text() const { return text_; }

  struct Node;
  const Node& root() const { return *root_; }
  Query(std::string text, std::shared_ptr<const Node> root) : text_(std::move(text)), root_(std::move(root)) {}

 private:
  std::string text_;
  std::shared_ptr<const Node> root_;
};

// Errors carry the column in Error::where.
Result<Query> parse_query(std::string_view text);

}  // namespace twinform
