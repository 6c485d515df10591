// SPDX-License-Identifier: MIT
#include "ledger/entry_json.h"

#include "ledger/json_fields.h"
#include "text/clean.h"

namespace twinform {

namespace {

// Cut between characters, not inside one.
std::string_view stored_part(std::string_view markup) {
  if (markup.size() <= kStoredContentBytes) return markup;
  std::size_t end = kStoredContentBytes;
  while (end > 0 && (static_cast<unsigned char>(markup[end]) & 0xC0U) == 0x80U) --end;
  return markup.substr(0, end);
}

Json html_to_json(const Html& html) {
  Json json = Json::object();
  put(json, "markup", stored_part(html.markup));
  put(json, "base", html.base);
  return json;
}

Json person_to_json(const Person& person) {
  Json json = Json::object();
  put(json, "name", person.name);
  put(json, "email", person.email);
  put(json, "page", person.page);
  return json;
}

Person person_from_json(const Json& json) {
  return {.name = line_at(json, "name"), .email = string_at(json, "email"), .page = url_at(json, "page")};
}

Json enclosure_to_json(const Enclosure& enclosure) {
  Json json = Json::object();
  put(json, "url", enclosure.url);
  put(json, "type", enclosure.media_type);
  put(json, "bytes", enclosure.bytes);
  return json;
}

Enclosure enclosure_from_json(const Json& json) {
  return {.url = url_at(json, "url"), .media_type = string_at(json, "type"), .bytes = number_at(json, "bytes")};
}

Json image_to_json(const Image& image) {
  Json json = Json::object();
  put(json, "url", image.url);
  put(json, "description", image.description);
  return json;
}

Image image_from_json(const Json& json) {
  return {.url = url_at(json, "url"), .description = text_at(json, "description")};
}

Json work_to_json(const Bibliographic& work) {
  Json json = Json::object();
  put(json, "doi", work.doi);
  put(json, "issn", work.issn);
  put(json, "eissn", work.eissn);
  put(json, "isbn", work.isbn);
  put(json, "pmid", work.pmid);
  put(json, "arxiv", work.arxiv);
  put(json, "journal", work.journal);
  put(json, "volume", work.volume);
  put(json, "issue", work.issue);
  put(json, "pages", work.pages);
  put(json, "publication_date", work.publication_date);
  put(json, "publisher", work.publisher);
  put(json, "licence", work.licence);
  return json;
}

Bibliographic work_from_json(const Json& json) {
  return {.doi = string_at(json, "doi"),
          .issn = string_at(json, "issn"),
          .eissn = string_at(json, "eissn"),
          .isbn = string_at(json, "isbn"),
          .pmid = string_at(json, "pmid"),
          .arxiv = string_at(json, "arxiv"),
          .journal = line_at(json, "journal"),
          .volume = string_at(json, "volume"),
          .issue = string_at(json, "issue"),
          .pages = string_at(json, "pages"),
          .publication_date = string_at(json, "publication_date"),
          .publisher = line_at(json, "publisher"),
          .licence = string_at(json, "licence")};
}

Text text_from_json(const Json& json) { return json.is_string() ? clean_line(json.get<std::string>()) : Text{}; }

}  // namespace

std::string entry_to_json(const Entry& entry) {
  Json json = Json::object();
  put(json, "source", entry.source);
  put(json, "guid", entry.guid);
  put(json, "link", entry.link);
  put(json, "title", entry.title);
  put(json, "summary", entry.summary);
  if (!entry.content.markup.empty()) json["content"] = html_to_json(entry.content);
  put(json, "published", entry.published);
  put(json, "updated", entry.updated);
  put_all(json, "authors", entry.authors, person_to_json);
  put_all(json, "enclosures", entry.enclosures, enclosure_to_json);
  put_all(json, "images", entry.images, image_to_json);
  put_all(json, "categories", entry.categories, [](const Text& text) { return Json(text.str()); });
  put(json, "language", entry.language);
  if (entry.work != Bibliographic{}) json["work"] = work_to_json(entry.work);
  return dump_json(json);
}

Entry entry_from_json(std::string_view text) {
  auto parsed = parse_json(text);
  if (!parsed) return {};
  const Json& json = *parsed;
  const Json& content = member(json, "content");
  return {.source = string_at(json, "source"),
          .guid = string_at(json, "guid"),
          .link = url_at(json, "link"),
          .title = line_at(json, "title"),
          .summary = text_at(json, "summary"),
          .content = {.markup = string_at(content, "markup"), .base = url_at(content, "base")},
          .published = instant_at(json, "published"),
          .updated = instant_at(json, "updated"),
          .authors = all_at(json, "authors", person_from_json),
          .enclosures = all_at(json, "enclosures", enclosure_from_json),
          .images = all_at(json, "images", image_from_json),
          .categories = all_at(json, "categories", text_from_json),
          .language = string_at(json, "language"),
          .work = work_from_json(member(json, "work"))};
}

std::string texts_to_json(const std::vector<Text>& texts) {
  if (texts.empty()) return {};
  Json array = Json::array();
  for (const Text& text : texts) array.push_back(text.str());
  return dump_json(array);
}

std::vector<Text> texts_from_json(std::string_view text) {
  std::vector<Text> found;
  auto array = parse_json(text);
  if (!array || !array->is_array()) return found;
  for (const Json& value : *array) found.push_back(text_from_json(value));
  return found;
}

}  // namespace twinform
