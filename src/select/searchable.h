// SPDX-License-Identifier: MIT
// A story as queries see it: the folded words of each field, with their places.
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
#include "text/stem.h"

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
  pmid,
  type
};
constexpr std::size_t kFields = 15;

// Those in which words find their other forms: what people say, not what is called so.
constexpr bool is_prose(QueryField field) {
  return field == QueryField::any || field == QueryField::title || field == QueryField::summary;
}

bool find_field(std::string_view name, QueryField& out);  // "abstract" is summary, "tags" is tag
std::span<const std::string> field_names();

// Words next to each other, the last one perhaps only a beginning.
struct Phrase {
  std::vector<ComparedWord> words;
  bool truncated = false;
  bool any_form = false;  // of each word, in the language of what it is looked for in
};

// What the forms of a word have in common, as no word is written: ":en:vacanc".
std::string form_of(const ComparedWord& word, Stemmer& stemmer);

// One field's words in their order; values (two authors) are kept apart.
class Words {
 public:
  void add(std::string_view text, Stemmer* stemmer = nullptr);  // with: for words in any form too
  void seal();                                                  // after the last add()
  // Where the phrase begins, rising; an empty phrase is nowhere.
  std::vector<std::uint32_t> find(const Phrase& phrase) const;
  std::vector<std::string_view> distinct() const;  // words and forms, sorted

 private:
  using Forms = std::vector<std::string>;
  const std::string& sign(std::uint32_t i) const { return i < words_.size() ? words_[i] : forms_[i - words_.size()]; }
  Forms forms_of(const ComparedWord& word) const;
  void find(std::string_view sign, bool truncated, std::vector<std::uint32_t>& places) const;
  bool continues(std::size_t at, const Phrase& phrase, const std::vector<Forms>& forms) const;

  std::vector<std::string> words_;
  std::vector<std::string> forms_;     // of each of them; "" has none
  std::vector<Stemmer*> stemmers_;     // of the languages in it
  std::vector<std::uint32_t> sorted_;  // indices of words_, and behind them of forms_: by sign and place
};

class Searchable {
 public:
  explicit Searchable(const Story& story) : story_(story) {}
  const Words& words(QueryField field);  // read when it is first asked for
  const Story& story() const { return story_; }

 private:
  const Story& story_;
  std::array<std::optional<Words>, kFields> fields_;
};

}  // namespace twinform
