// SPDX-License-Identifier: MIT
#include "ledger/entry_json.h"

#include "base/json_writer.h"
#include "ledger/json_fields.h"
#include "text/clean.h"

namespace twinform {

namespace {

// Members without a value are left out.
class EntryWriter {
 public:
  std::string write(const Entry& entry) && {
    json_.open_object();
    bytes("source", entry.source);
    bytes("guid", entry.guid);
    url("link", entry.link);
    text("title", entry.title);
    text("summary", entry.summary);
    content(entry.content);
    instant("published", entry.published);
    instant("updated", entry.updated);
    json_.list("authors", entry.authors, [this](const Person& one) { person(one); });
    json_.list("enclosures", entry.enclosures, [this](const Enclosure& one) { enclosure(one); });
    json_.list("images", entry.images, [this](const Image& one) { image(one); });
    json_.list("categories", entry.categories, [this](const Text& one) { json_.value(one.view()); });
    bytes("language", entry.language);
    if (entry.work != Bibliographic{}) work(entry.work);
    json_.close_object();
    return json_.take();
  }

 private:
  void text(std::string_view key, const Text& value) { json_.member(key, value.view()); }
  void url(std::string_view key, const Url& value) { json_.member(key, value.str()); }
  // What did not go through text/ may be no UTF-8.
  void bytes(std::string_view key, std::string_view value) {
    json_.member(key, is_valid_utf8(value) ? value : std::string_view(repair_utf8(value)));
  }
  void instant(std::string_view key, const std::optional<Instant>& value) {
    if (value) json_.member(key, to_epoch(*value));
  }

  void content(const Html& html) {
    if (html.markup.empty()) return;
    json_.key("content");
    json_.open_object();
    bytes("markup", beginning(html.markup, kStoredContentBytes));
    url("base", html.base);
    json_.close_object();
  }
  void person(const Person& person) {
    json_.open_object();
    text("name", person.name);
    bytes("email", person.email);
    url("page", person.page);
    json_.close_object();
  }
  void enclosure(const Enclosure& enclosure) {
    json_.open_object();
    url("url", enclosure.url);
    bytes("type", enclosure.media_type);
    json_.member("bytes", enclosure.bytes);
    json_.close_object();
  }
  void image(const Image& image) {
    json_.open_object();
    url("url", image.url);
    text("description", image.description);
    json_.close_object();
  }
  void work(const Bibliographic& work) {
    json_.key("work");
    json_.open_object();
    bytes("doi", work.doi);
    bytes("issn", work.issn);
    bytes("eissn", work.eissn);
    bytes("isbn", work.isbn);
    bytes("pmid", work.pmid);
    bytes("arxiv", work.arxiv);
    text("journal", work.journal);
    bytes("volume", work.volume);
    bytes("issue", work.issue);
    bytes("pages", work.pages);
    bytes("publication_date", work.publication_date);
    text("publisher", work.publisher);
    bytes("licence", work.licence);
    json_.list("types", work.types, [this](const Text& type) { json_.value(type.view()); });
    json_.close_object();
  }

  JsonWriter json_;
};

Person person_from_json(const Json& json) {
  return {.name = line_at(json, "name"), .email = string_at(json, "email"), .page = url_at(json, "page")};
}

Enclosure enclosure_from_json(const Json& json) {
  return {.url = url_at(json, "url"), .media_type = string_at(json, "type"), .bytes = number_at(json, "bytes")};
}

Image image_from_json(const Json& json) {
  return {.url = url_at(json, "url"), .description = text_at(json, "description")};
}

Text text_from_json(const Json& json) { return json.is_string() ? clean_line(json.get<std::string>()) : Text{}; }

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
          .licence = string_at(json, "licence"),
          .types = all_at(json, "types", text_from_json)};
}

}  // namespace

std::string entry_to_json(const Entry& entry) { return EntryWriter().write(entry); }

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
