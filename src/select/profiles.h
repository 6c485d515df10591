// SPDX-License-Identifier: MIT
// Thousands of queries at once, for little more than those that match.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "select/query.h"
#include "select/searchable.h"

namespace twinform {

// Each query stands under words of which a story must hold one for the query to match ("a AND (b OR c)" under a, or under b and
// c, whichever fewer queries ask for); one without ("NOT a") is always tried. For one thread: it learns the forms of these words
// in each language that it meets.
class Profiles {
 public:
  explicit Profiles(std::vector<Query> queries);
  // Indices of the queries that match, rising: those whose Query::matches() holds.
  std::vector<std::size_t> matching(Searchable& story);
  std::size_t always_tried() const { return always_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
  };
  using Lists = std::unordered_map<std::string, std::vector<std::uint32_t>, Hash, std::equal_to<>>;
  struct Field {
    Lists words;
    std::vector<Lists> beginnings;  // by their size in bytes
    bool empty() const { return words.empty() && beginnings.empty(); }
  };

  struct Formed {  // a word in any form, and a query under it
    QueryField field;
    ComparedWord word;
    std::uint32_t query;
  };

  Lists& lists_of(QueryField field, std::string_view word, bool truncated);
  static void look_up(const Field& field, std::string_view word, std::vector<std::uint32_t>& found);
  void learn(const Language& language);
  std::vector<std::uint32_t> candidates(Searchable& story) const;

  std::vector<Query> queries_;
  std::array<Field, kFields> fields_;
  std::vector<std::uint32_t> always_;
  std::vector<Formed> formed_;
  std::vector<const Stemmer*> learnt_;
};

}  // namespace twinform
