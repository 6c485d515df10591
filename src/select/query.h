// SPDX-License-Identifier: MIT
// Profiles as librarians write them: title:("open access" OR preprint*) AND NOT job*
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/story.h"

namespace twinform {

class Searchable;

// A field:term query. Terms are ANDed; OR, NOT or "-", parentheses, "phrases", prefix*, NEAR/n; fields title, summary (abstract),
// author, journal, source, tag, language, type, doi, issn, isbn, pmid, link, year (2020-2024, >=2020), any; profile:name is a query
// that has a name. Compared folded: without case or diacritics; in title, summary and any a word finds its other forms in the
// entry's language, unless it is quoted or truncated. A story's entries are searched together.
class Query {
 public:
  bool matches(const Story& story) const;
  bool matches(Searchable& story) const;  // for many queries about one story: its words are read once
  // How much the story is about the query's terms: more for hits in the title, and for several; 0 when none is hit.
  double relevance(const Story& story) const;
  double relevance(Searchable& story) const;
  // The terms to which it is due that the query matches, or does not, in their order: for people.
  struct Decisive {
    std::string term;     // as written, with its field: "title:preprint*"
    std::string profile;  // that it stands in; "" the query itself
    bool holds = false;
  };
  std::vector<Decisive> decisive(const Story& story) const;
  const std::string& text() const { return text_; }

  struct Node;
  const Node& root() const { return *root_; }
  Query(std::string text, std::shared_ptr<const Node> root) : text_(std::move(text)), root_(std::move(root)) {}

 private:
  std::string text_;
  std::shared_ptr<const Node> root_;
};

// The query of a name; its error's `what` and `hint` are told where the name stands.
using FindProfile = std::function<Result<Query>(std::string_view name)>;
Result<Query> no_profiles(std::string_view name);  // there are none where there is no configuration

// Errors carry the column in Error::where.
Result<Query> parse_query(std::string_view text, const FindProfile& find_profile = no_profiles);

}  // namespace twinform
