// SPDX-License-Identifier: MIT
// A story as a query sees it: the folded words of each field, with their places; for this folder only.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/story.h"

namespace twinform {

enum class QueryField {
  any,
  title,
  summary,
  author,
  journal,
  source,
  tag,
  language,
  doi,
  issn,
  link,
  year,
  isbn,
  pmid
};
constexpr std::size_t kFields = 14;

bool find_field(std::string_view name, QueryField& out);  // "abstract" is summary, "tags" is tag
std::span<const std::string> field_names();

// Words next to each other, the last one perhaps only a beginning.
struct Phrase {
  std::vector<std::string> words;
  bool truncated = false;
};

// One field's words in their order; values (two authors) are kept apart.
class Words {
 public:
  void add(std::string_view text);
  void seal();  // after the last add()
  // Where the phrase begins, rising; an empty phrase is nowhere.
  std::vector<std::uint32_t> find(const Phrase& phrase) const;
  std::vector<std::string_view> distinct() const;  // sorted
  std::size_t size() const { return words_.size(); }

 private:
  bool continues(std::size_t at, const Phrase& phrase) const;
  std::vector<std::string> words_;
  std::vector<std::uint32_t> sorted_;  // indices into words_, by word and place
};

class Searchable {
 public:
  explicit Searchable(const Story& story) : story_(story) {}
  const Words& words(QueryField field);  // read when it is first asked for

 private:
  const Story& story_;
  std::array<std::optional<Words>, kFields> fields_;
};

}  // namespace twinform
