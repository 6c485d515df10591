// SPDX-License-Identifier: MIT
#include "compose/fields.h"

#include <algorithm>
#include <set>

#include "base/strings.h"
#include "compose/citation.h"
#include "compose/filters.h"
#include "compose/names.h"
#include "text/clean.h"
#include "text/maths.h"
#include "text/unicode.h"

namespace twinform {
namespace {

std::vector<Block> tag_blocks(const Story& story, const ComposeRules& rules, int section) {
  std::vector<Block> blocks;
  for (Text& tag : hashtags_for(story, rules.max_hashtags, rules.hashtag_aliases)) {
    if (!blocks.empty()) blocks.push_back({Role::literal, clean_text(" "), section});
    blocks.push_back({Role::tag, std::move(tag), section});
  }
  return blocks;
}

const Language& language_of(const Story& story, const FieldContext& context) {
  return story.lead.language.empty() ? context.rules.language : story.lead.language;
}

std::string joined(const std::vector<std::string>& words, const TemplatePiece& piece, std::string_view otherwise) {
  return join(words, filter_argument(piece.filters, "join").value_or(otherwise));
}

std::string categories_line(const Story& story, const TemplatePiece& piece) {
  std::vector<std::string> words;
  for (const Text& category : story.lead.categories) words.push_back(category.str());
  return joined(words, piece, ", ");
}

std::string authors_of(const Story& story, const TemplatePiece& piece) {
  if (!filter_argument(piece.filters, "join")) return authors_line(story.lead.authors);
  std::vector<std::string> names;
  for (const Person& author : story.lead.authors) names.push_back(author.name.str());
  return joined(names, piece, ", ");
}

// The slot's, by its wall clock.
std::string slot_date(const TemplatePiece& piece, const FieldContext& context, const Language& language) {
  constexpr std::size_t kMinute = std::string_view("2026-11-23T09:00").size();
  const Occasion& occasion = context.occasion;
  auto slot = parse_local(occasion.slot.substr(0, kMinute));
  return date_in_words(slot ? *slot : occasion.zone.to_local(occasion.at), piece.filters, language);
}

std::string published(const TemplatePiece& piece, const Story& story, const FieldContext& context,
                      const Language& language) {
  constexpr std::size_t kDay = std::string_view("2026-11-23").size();
  bool by_the_day = story.lead.work.publication_date.size() >= kDay;
  if (story.lead.published && !by_the_day)
    return date_in_words(context.occasion.zone.to_local(*story.lead.published), piece.filters, language);
  return partial_date_in_words(publication_date(story.lead), piece.filters, language);
}

std::string occasional(const TemplatePiece& piece, const FieldContext& context, const Language& language) {
  if (piece.field == "date") return slot_date(piece, context, language);
  if (piece.field == "n") return number_in_words(static_cast<long long>(context.stories), piece.filters, language);
  if (piece.field == "number" && context.occasion.number > 0)
    return number_in_words(context.occasion.number, piece.filters, language);
  return {};
}

std::string attribution(const TemplatePiece& piece, const Story& story, const FieldContext& context) {
  const Bibliographic& work = story.lead.work;
  std::string_view field = piece.field;
  const Language& language = language_of(story, context);
  if (field == "source") return source_title(story).str();
  if (field == "authors") return authors_of(story, piece);
  if (field == "doi") return work.doi;
  if (field == "journal") return work.journal.str();
  if (field == "published_in") return journal_line(work);
  if (field == "published") return published(piece, story, context, language);
  if (field == "tags") return categories_line(story, piece);
  if (field == "volume") return work.volume;
  if (field == "issue") return work.issue;
  if (field == "pages") return work.pages;
  if (field == "language") return story.lead.language;
  return occasional(piece, context, context.rules.form == Form::single ? language : context.rules.language);
}

bool names_an_author(std::string_view words, const Story& story) {
  std::string folded = fold(words);
  std::vector<PersonName> names = names_of(story.lead.authors);
  return std::any_of(names.begin(), names.end(),
                     [&](const PersonName& name) { return folded.find(fold(name.family)) != folded.npos; });
}

// What is without a title, as posts of a fediverse feed are, is headed by its summary, unless that is said as well.
Text title_of(const Story& story, const FieldContext& context) {
  return story.lead.title.empty() && !says(context.rules.post, "summary") ? clean_line(story.summary.view())
                                                                          : said_title(story);
}

// Its words are the post's, as a title is; the link that ends it is one.
std::vector<Block> citation_blocks(const TemplatePiece& piece, const Story& story) {
  CiteStyle style = cite_style(filter_argument(piece.filters, "cite").value_or("apa")).value_or(CiteStyle::apa);
  Reference reference = cite(story, style);
  Text words = filtered(std::move(reference.words), piece.filters, story.lead.language);
  std::vector<Block> blocks;
  if (words.empty()) return blocks;
  blocks.push_back({Role::title, std::move(words), piece.section});
  if (!reference.link.empty()) blocks.push_back({Role::link, std::move(reference.link), piece.section});
  return blocks;
}

std::vector<Block> field_blocks(const TemplatePiece& piece, const Story& story, const FieldContext& context) {
  auto one = [&](Role role, Text text) {
    std::vector<Block> blocks;
    text = filtered(std::move(text), piece.filters, language_of(story, context));
    if (!text.empty()) blocks.push_back({role, std::move(text), piece.section});
    return blocks;
  };
  if (piece.field == "title") return one(Role::title, title_of(story, context));
  if (piece.field == "summary") return one(Role::summary, story.summary);
  if (piece.field == "link") return one(Role::link, clean_line(story.lead.link.str()));
  if (piece.field == "heading") return one(Role::heading, frame_words(context.rules.heading, context));
  if (piece.field == "hashtags") return tag_blocks(story, context.rules, piece.section);
  if (piece.field == "cite") return citation_blocks(piece, story);
  return one(Role::attribution, clean_line(attribution(piece, story, context)));
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

Text frame_words(const Template& form, const FieldContext& context) {
  std::string words;
  std::set<int> empty_sections;
  auto said = [&](const TemplatePiece& piece) {
    return piece.field.empty() ? piece.literal
                               : filtered(clean_line(occasional(piece, context, context.rules.language)), piece.filters,
                                          context.rules.language)
                                     .str();
  };
  for (const TemplatePiece& piece : form.pieces)
    if (piece.section != 0 && said(piece).empty()) empty_sections.insert(piece.section);
  for (const TemplatePiece& piece : form.pieces)
    if (!empty_sections.contains(piece.section)) words += said(piece);
  return clean_text(trim(words));
}

Text said_title(const Story& story) {
  std::string title = plain_maths(story.lead.title.view());
  std::size_t slash = title.rfind(" / ");  // ISBD: a statement of responsibility follows
  if (slash == std::string::npos || !names_an_author(std::string_view(title).substr(slash), story))
    return clean_line(title);
  return clean_line(replace_all(title.substr(0, slash), " : ", ": "));
}

Text source_title(const Story& story) {
  if (!story.source_title.empty()) return story.source_title;
  return story.lead.work.journal.empty() ? clean_line(story.lead.source) : story.lead.work.journal;
}

}  // namespace twinform
