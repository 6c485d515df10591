// SPDX-License-Identifier: MIT
#include "feed/json_feed.h"

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/strings.h"
#include "feed/links.h"
#include "feed/media.h"
#include "feed/people.h"
#include "feed/scholarly.h"
#include "feed/titles.h"
#include "text/clean.h"
#include "text/html.h"
#include "text/language.h"
#include "text/url.h"
#include "time/feed_date.h"

namespace twinform {

namespace {

// Keys in any case: some generators write "Title".
const Json& field(const Json& value, std::string_view key) {
  const Json& exact = member(value, key);
  if (!exact.is_null() || !value.is_object()) return exact;
  for (const auto& [name, found] : value.items())
    if (iequals(name, key)) return found;
  return exact;
}

// Strings as they are, numbers and truth values as they are written.
std::string text_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_number() || value.is_boolean() ? dump_json(value) : std::string{};
}

std::string text_at(const Json& value, std::string_view key) { return text_of(field(value, key)); }

// The one thing that it is, or what stands under `key` in it.
std::string text_or_at(const Json& value, std::string_view key) {
  return value.is_object() ? text_at(value, key) : text_of(value);
}

std::string_view view_at(Feed::Document& document, const Json& value, std::string_view key) {
  const Json& found = field(value, key);
  if (found.is_string()) return trim(found.get_ref<const std::string&>());
  return found.is_number() ? document.keep(dump_json(found)) : std::string_view{};
}

Url resolve(const Feed::Document& document, std::string_view reference) {
  if (trim(reference).empty() || !leads_somewhere(trim(reference))) return {};
  auto url = resolve_url(document.base, trim(reference));
  return url ? *std::move(url) : Url{};
}

Url url_at(const Feed::Document& document, const Json& value, std::string_view key) {
  return resolve(document, text_at(value, key));
}

// A list, or the one thing that stands where a list should.
std::vector<const Json*> list_at(const Json& value, std::string_view key) {
  std::vector<const Json*> list;
  const Json& found = field(value, key);
  if (found.is_array()) {
    for (const Json& one : found) list.push_back(&one);
  } else if (!found.is_null()) {
    list.push_back(&found);
  }
  return list;
}

Person person_of(const Feed::Document& document, const Json& value) {
  Person person{title_text(text_at(value, "name"), Markup::guess), text_at(value, "email"),
                url_at(document, value, "url")};
  if (person.page.scheme() == "mailto" && person.email.empty()) {
    person.email = percent_decode(person.page.path());
    person.page = {};
  }
  person.email = clean_line(person.email).str();
  return person;
}

std::vector<Person> people_at(const Feed::Document& document, const Json& value) {
  std::vector<Person> people;
  for (std::string_view key : {"authors", "author"}) {
    for (const Json* one : list_at(value, key)) {
      if (one->is_string()) {
        for (Person& person : split_people(one->get_ref<const std::string&>())) add_person(people, std::move(person));
      } else if (one->is_object()) {
        add_person(people, person_of(document, *one));
      }
    }
    if (!people.empty()) break;
  }
  return people;
}

// Entries in a list, alone, or under names of their own.
std::vector<const Json*> items_of(const Json& root) {
  const Json& items = field(root, "items");
  bool one = std::ranges::any_of(std::array{"id", "url", "title", "content_html", "content_text"},
                                 [&](std::string_view key) { return !field(items, key).is_null(); });
  if (!items.is_object() || one) return list_at(root, "items");
  std::vector<const Json*> list;
  for (const Json& item : items) list.push_back(&item);
  return list;
}

std::optional<Instant> date_at(const Json& value, std::initializer_list<std::string_view> keys) {
  for (std::string_view key : keys)
    if (std::string text = text_at(value, key); !text.empty())
      if (auto date = parse_feed_date(text)) return date;
  return std::nullopt;
}

std::string_view best_link(Feed::Document& document, const Json& item) {
  for (std::string_view key : {"url", "external_url", "link"})
    if (auto link = view_at(document, item, key); !link.empty() && leads_somewhere(link)) return link;
  auto id = view_at(document, item, "id");
  return istarts_with(id, "http://") || istarts_with(id, "https://") ? id : std::string_view{};
}

RawEntry raw_entry(Feed::Document& document, const Json& item) {
  RawEntry raw;
  raw.guid = view_at(document, item, "id");
  if (raw.guid.empty()) raw.guid = view_at(document, item, "guid");
  raw.link = best_link(document, item);
  raw.title = view_at(document, item, "title");
  for (std::string_view key : {"title", "summary", "content_html", "content_text", "image"})
    raw.content_hash = (raw.content_hash ^ hash64(view_at(document, item, key))) * 0x9E3779B97F4A7C15ULL;
  if (raw.guid.empty() && raw.link.empty()) raw.date_hash = hash64(view_at(document, item, "date_published"));
  return raw;
}

bool is_feed(const Json& root) {
  if (!root.is_object()) return false;
  if (text_at(root, "version").find("jsonfeed.org") != std::string::npos) return true;
  const Json& items = field(root, "items");
  return (items.is_array() || items.is_object()) &&
         (!field(root, "title").is_null() || !field(root, "version").is_null());
}

void read_info(Feed::Document& document, const Json& root) {
  FeedInfo& info = document.info;
  info.format = text_at(root, "version").ends_with("/1") ? "json-feed-1.0" : "json-feed-1.1";
  info.page = url_at(document, root, "home_page_url");
  info.written_page = trim(text_at(root, "home_page_url"));
  info.self = url_at(document, root, "feed_url");
  if (document.base.empty()) document.base = info.self.empty() ? info.page : info.self;
  if (info.self.empty()) info.self = document.base;
  info.title = title_text(text_at(root, "title"), Markup::guess);
  info.description = plain_text(text_at(root, "description"), Markup::guess, info.page);
  if (Language language = canonical_language(text_at(root, "language")); !language.empty()) info.language = language;
  info.authors = people_at(document, root);
  for (std::string_view key : {"icon", "favicon"})
    if (info.icon.url.empty()) info.icon.url = url_at(document, root, key);
}

void read_attachments(const Feed::Document& document, const Json& item, Entry& entry) {
  for (const Json* one : list_at(item, "attachments")) {
    Url url = resolve(document, text_or_at(*one, "url"));
    if (url.empty() || entry.enclosures.size() >= 500) continue;
    std::string type = to_lower(clean_line(text_at(*one, "mime_type")).view());
    std::string size = text_at(*one, "size_in_bytes");
    add_enclosure(entry.enclosures, {url, type, parse_size(size)});
  }
}

void read_images(const Feed::Document& document, const Json& item, Entry& entry) {
  for (std::string_view key : {"image", "banner_image"})
    if (Url url = resolve(document, text_or_at(field(item, key), "url")); !url.empty())
      add_image(entry.images, {url, {}});
  for (const Enclosure& enclosure : entry.enclosures)
    if (is_image(enclosure.media_type, {}, enclosure.url)) add_image(entry.images, {enclosure.url, {}});
}

void read_words(const Json& item, Entry& entry, const Url& base) {
  entry.title = title_text(text_at(item, "title"), Markup::guess);
  entry.summary = plain_text(text_at(item, "summary"), Markup::guess, base);
  std::string html = text_at(item, "content_html"), text = text_at(item, "content_text");
  entry.content = {html.empty() ? html_markup(text, Markup::text) : html, base};
}

void add_tag(Entry& entry, std::string_view text) {
  Text tag = title_text(text, Markup::guess);
  bool known = std::ranges::find(entry.categories, tag) != entry.categories.end();
  if (!tag.empty() && !known && entry.categories.size() < 200) entry.categories.push_back(std::move(tag));
}

// A string where a list should be holds several.
void read_tags(const Json& item, Entry& entry) {
  for (std::string_view key : {"tags", "categories"}) {
    const Json& found = field(item, key);
    if (found.is_string())
      for (std::string_view tag : split(found.get_ref<const std::string&>(), ',')) add_tag(entry, tag);
    else
      for (const Json* one : list_at(item, key)) add_tag(entry, text_or_at(*one, "name"));
  }
}

}  // namespace

Result<void> read_json_feed(Feed::Document& document) {
  const Json& root = *document.json.root;
  if (!is_feed(root))
    return fail(ErrorKind::input, "JSON, but not a feed", "a JSON Feed has a \"version\" and a list of \"items\"");
  read_info(document, root);
  for (const Json* item : items_of(root)) {
    if (!item->is_object()) continue;
    if (document.entries.size() == limits::kEntriesPerFeed) break;
    RawEntry raw = raw_entry(document, *item);
    raw.index = document.entries.size();
    document.entries.push_back(raw);
    document.json.items.push_back(item);
  }
  return {};
}

JsonExtras read_json_extras(const Feed::Document& document, const RawEntry& raw) {
  const Json& item = *document.json.items[raw.index];
  auto view = [&](std::string_view key) {
    const Json& found = field(item, key);
    return found.is_string() ? std::string_view(found.get_ref<const std::string&>()) : std::string_view{};
  };
  return {view("content_text"), view("external_url"), !view("content_html").empty()};
}

Entry read_json_entry(const Feed::Document& document, const RawEntry& raw) {
  const Json& item = *document.json.items[raw.index];
  Entry entry;
  entry.guid = clean_line(raw.guid).str();
  entry.link = resolve(document, raw.link);
  read_words(item, entry, entry.link.is_http() ? entry.link : document.base);
  entry.published = date_at(item, {"date_published", "published", "date"});
  entry.updated = date_at(item, {"date_modified", "date_updated", "updated"});
  entry.authors = people_at(document, item);
  read_attachments(document, item, entry);
  read_images(document, item, entry);
  read_tags(item, entry);
  entry.language = canonical_language(text_at(item, "language"));
  if (entry.language.empty()) entry.language = document.info.language;
  entry.work = work_in(document, {}, entry);
  complete_work(document, entry);
  return entry;
}

}  // namespace twinform
