// SPDX-License-Identifier: MIT
#include "cli/feed_json.h"

#include <algorithm>

#include "base/json.h"
#include "base/strings.h"
#include "text/clean.h"
#include "text/escape.h"
#include "text/html.h"

namespace twinform {

namespace {

void put(Json& object, const char* key, std::string_view text) {
  if (!text.empty()) object[key] = clean_text(text).str();
}

// A whole address, and one that can't be read, as the feed writes it; others as resolved.
std::string_view address(const Url& url, std::string_view written) {
  bool whole = istarts_with(written, "http://") || istarts_with(written, "https://");
  bool plain = std::ranges::all_of(written, [](char c) { return c > ' ' && c < 0x7F; });
  return url.empty() || (whole && plain) ? written : std::string_view(url.str());
}

void put_list(Json& object, const char* key, Json list) {
  if (!list.empty()) object[key] = std::move(list);
}

void put_date(Json& object, const char* key, const std::optional<Instant>& instant) {
  if (instant) object[key] = to_rfc3339(*instant);
}

Json authors_json(const std::vector<Person>& people) {
  Json list = Json::array();
  for (const Person& person : people) {
    Json one = Json::object();
    put(one, "name", person.name.empty() ? std::string_view(person.email) : person.name.view());
    put(one, "url", person.page.str());
    if (!person.email.empty() && person.page.empty()) put(one, "url", "mailto:" + person.email);
    if (!person.email.empty() && !person.page.empty()) put(one, "_email", person.email);
    list.push_back(std::move(one));
  }
  return list;
}

Json tags_json(const std::vector<Text>& tags) {
  Json list = Json::array();
  for (const Text& tag : tags) list.push_back(tag.str());
  return list;
}

Json attachments_json(const std::vector<Enclosure>& enclosures) {
  Json list = Json::array();
  for (const Enclosure& enclosure : enclosures) {
    Json one = Json::object();
    put(one, "url", enclosure.url.str());
    put(one, "mime_type", enclosure.media_type);
    if (enclosure.bytes) one["size_in_bytes"] = *enclosure.bytes;
    list.push_back(std::move(one));
  }
  return list;
}

Json work_json(const Bibliographic& work) {
  Json object = Json::object();
  put(object, "doi", work.doi);
  put(object, "issn", work.issn);
  put(object, "eissn", work.eissn);
  put(object, "isbn", work.isbn);
  put(object, "pmid", work.pmid);
  put(object, "arxiv", work.arxiv);
  put(object, "journal", work.journal.view());
  put(object, "volume", work.volume);
  put(object, "issue", work.issue);
  put(object, "pages", work.pages);
  put(object, "publication_date", work.publication_date);
  put(object, "publisher", work.publisher.view());
  put(object, "licence", work.licence);
  return object;
}

Json item_json(const Feed& feed, const RawEntry& raw) {
  Entry entry = read_entry(feed, raw);
  JsonExtras extras = json_extras(feed, raw);
  Json item = Json::object();
  put(item, "id", entry.guid);
  put(item, "url", address(entry.link, raw.link));
  put(item, "external_url", extras.external_url);
  put(item, "title", entry.title.view());
  put(item, "summary", entry.summary.view());
  if (extras.has_html || extras.content_text.empty()) put(item, "content_html", sanitise_html(entry.content));
  put(item, "content_text", extras.content_text);
  if (!entry.images.empty()) put(item, "image", entry.images.front().url.str());
  put_date(item, "date_published", entry.published);
  put_date(item, "date_modified", entry.updated);
  put_list(item, "authors", authors_json(entry.authors));
  put_list(item, "tags", tags_json(entry.categories));
  if (entry.language != feed.info().language) put(item, "language", entry.language);
  put_list(item, "attachments", attachments_json(entry.enclosures));
  put_list(item, "_work", work_json(entry.work));
  return item;
}

}  // namespace

Json feed_as_json(const Feed& feed) {
  const FeedInfo& info = feed.info();
  Json object = Json::object();
  object["version"] = "https://jsonfeed.org/version/1.1";
  put(object, "title", info.title.view());
  put(object, "home_page_url", address(info.page, info.written_page));
  put(object, "feed_url", info.self.str());
  put(object, "description", info.description.view());
  put(object, "language", info.language);
  put(object, "icon", info.icon.url.str());
  put_list(object, "authors", authors_json(info.authors));
  object["items"] = Json::array();
  for (const RawEntry& raw : feed.entries()) object["items"].push_back(item_json(feed, raw));
  put(object, "_format", info.format);
  put(object, "_charset", info.charset);
  Json warnings = Json::array();
  for (const std::string& warning : info.warnings) warnings.push_back(printable(warning));
  put_list(object, "_warnings", std::move(warnings));
  return object;
}

Json feed_error_as_json(const Error& error) {
  Json object = Json::object();
  object["error"] = printable(one_line(error));
  if (!error.hint.empty()) object["hint"] = printable(error.hint);
  return object;
}

}  // namespace twinform
