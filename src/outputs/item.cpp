// SPDX-License-Identifier: MIT
#include "outputs/item.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/json.h"
#include "compose/fields.h"
#include "text/clean.h"
#include "text/language.h"
#include "text/url.h"

namespace twinform {

namespace {

constexpr std::size_t kMostTags = 8;
constexpr std::size_t kMostAuthors = 50;

constexpr std::array<std::pair<const char*, std::string Bibliographic::*>, 11> kWorkFields{{
    {"doi", &Bibliographic::doi},
    {"issn", &Bibliographic::issn},
    {"eissn", &Bibliographic::eissn},
    {"isbn", &Bibliographic::isbn},
    {"pmid", &Bibliographic::pmid},
    {"arxiv", &Bibliographic::arxiv},
    {"volume", &Bibliographic::volume},
    {"issue", &Bibliographic::issue},
    {"pages", &Bibliographic::pages},
    {"publication_date", &Bibliographic::publication_date},
    {"licence", &Bibliographic::licence},
}};

void add(std::vector<Text>& to, const Text& text) {
  if (!text.empty() && std::ranges::find(to, text) == to.end()) to.push_back(text);
}

void add_all(std::vector<Text>& to, const std::vector<Text>& from, std::size_t most) {
  for (const Text& text : from)
    if (to.size() < most) add(to, text);
}

std::string date_of(const Entry& entry) {
  if (!entry.work.publication_date.empty()) return clean_line(entry.work.publication_date).str();
  auto moment = entry.published ? entry.published : entry.updated;
  return moment ? to_rfc3339(*moment) : std::string{};
}

void put(Json& into, const char* key, const std::string& value) {
  if (!value.empty()) into[key] = value;
}

void put(Json& into, const char* key, const std::vector<Text>& texts) {
  for (const Text& text : texts) into[key].push_back(text.str());
}

std::vector<Text> texts_at(const Json& value, std::string_view key) {
  std::vector<Text> texts;
  const Json& list = member(value, key);
  if (!list.is_array()) return texts;
  for (const Json& one : list)
    if (one.is_string()) add(texts, clean_line(one.get<std::string>()));
  return texts;
}

Json work_to_json(const Bibliographic& work) {
  Json value = Json::object();
  for (const auto& [key, field] : kWorkFields) put(value, key, clean_line(work.*field).str());
  put(value, "journal", work.journal.str());
  put(value, "publisher", work.publisher.str());
  return value;
}

Bibliographic work_from(const Json& value) {
  Bibliographic work;
  for (const auto& [key, field] : kWorkFields) work.*field = clean_line(string_at(value, key)).str();
  work.journal = clean_line(string_at(value, "journal"));
  work.publisher = clean_line(string_at(value, "publisher"));
  return work;
}

}  // namespace

Item item_of(const Story& story) {
  const Entry& lead = story.lead;
  Item item{.title = said_title(story), .link = lead.link, .summary = story.summary};
  for (const Person& person : lead.authors)
    if (item.authors.size() < kMostAuthors) add(item.authors, person.name);
  add(item.sources, story.source_title.empty() ? clean_line(lead.source) : story.source_title);
  item.date = date_of(lead);
  item.language = canonical_language(lead.language);
  add_all(item.tags, story.tags, kMostTags);
  add_all(item.tags, lead.categories, kMostTags);
  item.work = work_from(work_to_json(lead.work));
  return item;
}

Json to_json(const Item& item) {
  Json value = Json::object();
  put(value, "title", item.title.str());
  put(value, "link", item.link.str());
  put(value, "summary", item.summary.str());
  put(value, "authors", item.authors);
  put(value, "sources", item.sources);
  put(value, "date", item.date);
  put(value, "language", item.language);
  put(value, "tags", item.tags);
  Json work = work_to_json(item.work);
  if (!work.empty()) value["work"] = std::move(work);
  return value;
}

Item item_from(const Json& value) {
  Item item{.title = clean_line(string_at(value, "title")), .summary = clean_text(string_at(value, "summary"))};
  if (auto link = parse_url(string_at(value, "link"))) item.link = *link;
  item.authors = texts_at(value, "authors");
  item.sources = texts_at(value, "sources");
  item.date = clean_line(string_at(value, "date")).str();
  item.language = canonical_language(string_at(value, "language"));
  item.tags = texts_at(value, "tags");
  item.work = work_from(member(value, "work"));
  return item;
}

}  // namespace twinform
