// SPDX-License-Identifier: MIT
#include "compose/fields.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/strings.h"
#include "compose/filters.h"
#include "text/clean.h"
#include "text/unicode.h"

namespace twinform {
namespace {

// Words that tell an institution from a person.
constexpr auto kInstitutions = std::to_array<std::string_view>(
    {"university", "library",   "libraries", "team",        "group", "staff",  "department", "centre",
     "center",     "institute", "society",   "association", "press", "office", "editor",     "editors",
     "committee",  "council",   "service",   "services",    "the",   "and"});

bool is_institution(const std::vector<std::string_view>& words) {
  return words.size() > 4 || std::any_of(words.begin(), words.end(), [](std::string_view word) {
           return std::find(kInstitutions.begin(), kInstitutions.end(), to_lower(word)) != kInstitutions.end();
         });
}

bool is_particle(std::string_view word) {
  std::size_t at = 0;
  char32_t c = next_code_point(word, at);
  return is_letter(c) && to_lower_unicode(word, "") == word && to_upper(word, "") != word;
}

// "van Beethoven" of "Ludwig van Beethoven" and of "van Beethoven, Ludwig".
std::string family_name(std::string_view name) {
  if (std::size_t comma = name.find(", "); comma != name.npos) return std::string(name.substr(0, comma));
  std::vector<std::string_view> words = split_words(name);
  if (words.size() < 2 || is_institution(words)) return std::string(name);
  std::size_t first = words.size() - 1;
  while (first > 1 && is_particle(words[first - 1])) --first;
  return std::string(name.substr(static_cast<std::size_t>(words[first].data() - name.data())));
}

std::vector<Block> tag_blocks(const Story& story, int at_most, int section) {
  std::vector<Block> blocks;
  for (Text& tag : hashtags_for(story, at_most)) {
    if (!blocks.empty()) blocks.push_back({Role::literal, clean_text(" "), section});
    blocks.push_back({Role::tag, std::move(tag), section});
  }
  return blocks;
}

Text categories_line(const Story& story) {
  std::vector<std::string> words;
  for (const Text& category : story.lead.categories) words.push_back(category.str());
  return clean_line(join(words, ", "));
}

Text attribution(std::string_view field, const Story& story, const FieldContext& context) {
  const Bibliographic& work = story.lead.work;
  if (field == "source") return source_title(story);
  if (field == "authors") return clean_line(authors_line(story.lead.authors));
  if (field == "doi") return clean_line(work.doi);
  if (field == "journal") return work.journal;
  if (field == "date") return clean_line(context.occasion.date);
  if (field == "tags") return categories_line(story);
  if (field == "volume") return clean_line(work.volume);
  if (field == "issue") return clean_line(work.issue);
  if (field == "pages") return clean_line(work.pages);
  if (field == "language") return clean_line(story.lead.language);
  if (field == "n") return clean_line(std::to_string(context.stories));
  return {};
}

// What is without a title, as posts of a fediverse feed are, is headed by its summary, unless that is said as well.
Text title_of(const Story& story, const FieldContext& context) {
  const std::vector<TemplatePiece>& pieces = context.rules.post.pieces;
  bool says_summary =
      std::any_of(pieces.begin(), pieces.end(), [](const TemplatePiece& p) { return p.field == "summary"; });
  return clean_line(story.lead.title.empty() && !says_summary ? story.summary.view() : story.lead.title.view());
}

std::vector<Block> field_blocks(const TemplatePiece& piece, const Story& story, const FieldContext& context) {
  auto one = [&](Role role, Text text) {
    std::vector<Block> blocks;
    text = filtered(std::move(text), piece.filters, story.lead.language);
    if (!text.empty()) blocks.push_back({role, std::move(text), piece.section});
    return blocks;
  };
  if (piece.field == "title") return one(Role::title, title_of(story, context));
  if (piece.field == "summary") return one(Role::summary, story.summary);
  if (piece.field == "link") return one(Role::link, clean_line(story.lead.link.str()));
  if (piece.field == "heading") return one(Role::heading, context.rules.heading);
  if (piece.field == "hashtags") return tag_blocks(story, context.rules.max_hashtags, piece.section);
  return one(Role::attribution, attribution(piece.field, story, context));
}

}  // namespace

std::vector<Block> fill_in(const Template& form, const Story& story, const FieldContext& context) {
  std::vector<Block> blocks;
  std::set<int> empty_sections;
  for (const TemplatePiece& piece : form.pieces) {
    if (!piece.literal.empty()) {
      blocks.push_back({Role::literal, clean_text(piece.literal), piece.section});
      continue;
    }
    std::vector<Block> filled = field_blocks(piece, story, context);
    if (filled.empty() && piece.section != 0) empty_sections.insert(piece.section);
    blocks.insert(blocks.end(), std::make_move_iterator(filled.begin()), std::make_move_iterator(filled.end()));
  }
  std::erase_if(blocks, [&](const Block& block) { return empty_sections.contains(block.section); });
  return blocks;
}

std::string authors_line(const std::vector<Person>& authors) {
  std::vector<std::string> names;
  for (const Person& author : authors) {
    std::string name = family_name(author.name.view());
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  constexpr std::size_t kMost = 3;
  if (names.size() > kMost) return names.front() + " et al.";
  if (names.size() < 2) return join(names, "");
  std::string last = std::move(names.back());
  names.pop_back();
  return join(names, ", ") + " & " + last;
}

Text source_title(const Story& story) {
  if (!story.source_title.empty()) return story.source_title;
  return story.lead.work.journal.empty() ? clean_line(story.lead.source) : story.lead.work.journal;
}

}  // namespace twinform
