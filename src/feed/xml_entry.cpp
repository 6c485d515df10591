// SPDX-License-Identifier: MIT
#include "feed/xml_entry.h"

#include <algorithm>

#include "base/strings.h"
#include "feed/constructs.h"
#include "feed/dates.h"
#include "feed/fields.h"
#include "feed/media.h"
#include "feed/people.h"
#include "feed/scholarly.h"
#include "feed/xml_base.h"
#include "text/clean.h"
#include "text/language.h"
#include "text/url.h"
#include "time/feed_date.h"

namespace twinform {

namespace {

constexpr std::size_t kCategories = 200;
constexpr std::size_t kInherited = 50;  // who is named with more has not written every entry

void add_category(std::vector<Text>& categories, std::string_view name) {
  Text category = title_text(name, Markup::guess);
  bool known = std::ranges::find(categories, category) != categories.end();
  if (!category.empty() && !known && categories.size() < kCategories) categories.push_back(std::move(category));
}

// What separates several keywords in one element; '\0' for one category an element.
char separator_of(QName name, std::string_view text) {
  if (name.name == Name::keywords) return text.find(';') == std::string_view::npos ? ',' : ';';
  return name.name == Name::subject || name.name == Name::keyword ? ';' : '\0';
}

std::vector<Text> categories_of(const Feed::Document& document, const Fields& fields) {
  std::vector<Text> categories;
  const DeclaredEntities& entities = document.xml.entities;
  for (const FoundField& field : fields.all()) {
    if (field.field.slot != FeedSlot::category) continue;
    std::string text;
    for (std::string_view name : {"label", "term", "text"})
      if (text.empty()) text = attribute_of(field.node, name, entities);
    if (text.empty()) text = text_of(field.node, entities);
    if (char separator = separator_of(field.name, text)) {
      for (std::string_view piece : split(text, separator)) add_category(categories, piece);
    } else {
      add_category(categories, text);
    }
    // <itunes:category text="Technology"><itunes:category text="Gadgets"/></itunes:category>
    for (pugi::xml_node narrower : field.node.children(field.node.name()))
      add_category(categories, attribute_of(narrower, "text", entities));
  }
  return categories;
}

// Browsers resolve what an article's page says against that page.
Url base_in_content(const Feed::Document& document, pugi::xml_node node, const Url& link) {
  if (has_xml_base(node) || !link.is_http()) return base_of(document, node);
  return link;
}

// RFC 4287 §4.2.1: an entry without an author has that of the feed that it was taken from, or else of this feed.
std::vector<Person> authors_in(const Feed::Document& document, const Fields& fields, pugi::xml_node item) {
  std::vector<Person> authors = authors_of(document, fields);
  if (!authors.empty() || !document.xml.atom) return authors;
  for (pugi::xml_node child : item.children())
    if (document.xml.scope.resolve(child) == QName{Ns::core, Name::source})
      authors = authors_of(document, fields_of(child, document.xml.scope));
  const std::vector<Person>& inherited = document.info.authors;
  return authors.empty() && inherited.size() <= kInherited ? inherited : authors;
}

void read_words(const Feed::Document& document, const Fields& fields, Entry& entry) {
  if (auto title = fields.first(FeedSlot::title)) entry.title = title_of(document, title);
  pugi::xml_node summary = fields.first(FeedSlot::summary), content = fields.first(FeedSlot::content);
  if (summary) entry.summary = words_of(document, summary, base_in_content(document, summary, entry.link));
  pugi::xml_node fullest = content ? content : summary;
  if (fullest) entry.content = {markup_in(document, fullest), base_in_content(document, fullest, entry.link)};
}

Language language_of(const Feed::Document& document, const Fields& fields, pugi::xml_node item) {
  if (auto node = fields.first(FeedSlot::language))
    if (Language language = canonical_language(trim(text_of(node, document.xml.entities))); !language.empty())
      return language;
  for (FeedSlot slot : {FeedSlot::content, FeedSlot::title})
    if (auto node = fields.first(slot); node.attribute("xml:lang")) return language_at(node);
  Language language = language_at(item);
  return language.empty() ? document.info.language : language;
}

Scope scope_of(const Feed::Document& document, pugi::xml_node item) {
  Scope scope = document.xml.scope;
  scope.add(item, true);
  return scope;
}

}  // namespace

Entry read_xml_entry(const Feed::Document& document, const RawEntry& raw) {
  pugi::xml_node item = document.xml.items[raw.index];
  Fields fields = fields_of(item, scope_of(document, item));
  Entry entry;
  entry.guid = clean_line(raw.guid).str();
  entry.link = resolve_at(document, item, raw.link);
  read_words(document, fields, entry);
  entry.published = date_of(document, fields, FeedSlot::published);
  entry.updated = date_of(document, fields, FeedSlot::updated);
  if (!entry.updated) entry.updated = parse_feed_date(raw_attribute(item, "lastmod"));  // CDF
  entry.authors = authors_in(document, fields, item);
  Media media = media_of(document, fields);
  entry.enclosures = std::move(media.enclosures);
  entry.images = std::move(media.images);
  entry.categories = categories_of(document, fields);
  entry.language = language_of(document, fields, item);
  entry.work = work_in(document, fields, entry);
  complete_work(document, entry);
  return entry;
}

}  // namespace twinform
