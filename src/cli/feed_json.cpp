// SPDX-License-Identifier: MIT
#include "cli/feed_json.h"

#include <algorithm>
#include <span>
#include <vector>

#include "base/json.h"
#include "base/json_writer.h"
#include "base/pipeline.h"
#include "base/strings.h"
#include "text/clean.h"
#include "text/escape.h"
#include "text/html.h"

namespace twinform {

namespace {

// A whole address, and one that can't be read, as the feed writes it; others as resolved.
std::string_view address(const Url& url, std::string_view written) {
  bool whole = istarts_with(written, "http://") || istarts_with(written, "https://");
  bool plain = std::ranges::all_of(written, [](char c) { return c > ' ' && c < 0x7F; });
  return url.empty() || (whole && plain) ? written : std::string_view(url.str());
}

void write_items(const Feed& feed, const Sink& sink);

// Members without a value are left out.
class FeedWriter {
 public:
  explicit FeedWriter(const Feed& feed) : feed_(feed) {}

  void write(const Sink& sink) && {
    const FeedInfo& info = feed_.info();
    json_.open_object();
    clean("version", "https://jsonfeed.org/version/1.1");
    clean("title", info.title.view());
    text("home_page_url", address(info.page, info.written_page));
    clean("feed_url", info.self.str());
    clean("description", info.description.view());
    clean("language", info.language);
    clean("icon", info.icon.url.str());
    authors(info.authors);
    json_.key("items");
    json_.open_array();
    sink(json_.take());
    write_items(feed_, sink);
    json_.close_array();
    clean("_format", info.format);
    clean("_charset", info.charset);
    warnings();
    json_.close_object();
    sink(json_.take());
  }

  // Some of the entries, as they stand in the list after the first.
  static std::string items(const Feed& feed, std::span<const RawEntry> entries) {
    FeedWriter writer(feed);
    for (const RawEntry& raw : entries) writer.item(raw);
    return writer.json_.take();
  }

 private:
  // What has been through text/ already.
  void clean(std::string_view key, std::string_view value) { json_.member(key, value); }
  void text(std::string_view key, std::string_view value) { clean(key, clean_text(value).view()); }

  void date(std::string_view key, const std::optional<Instant>& instant) {
    if (instant) clean(key, to_rfc3339(*instant));
  }

  void authors(const std::vector<Person>& people) {
    json_.list("authors", people, [this](const Person& person) {
      json_.open_object();
      text("name", person.name.empty() ? std::string_view(person.email) : person.name.view());
      bool mailed = !person.email.empty();
      text("url", mailed && person.page.empty() ? "mailto:" + person.email : person.page.str());
      if (mailed && !person.page.empty()) text("_email", person.email);
      json_.close_object();
    });
  }

  void attachments(const std::vector<Enclosure>& enclosures) {
    json_.list("attachments", enclosures, [this](const Enclosure& enclosure) {
      json_.open_object();
      clean("url", enclosure.url.str());
      text("mime_type", enclosure.media_type);
      json_.member("size_in_bytes", enclosure.bytes);
      json_.close_object();
    });
  }

  void work(const Bibliographic& work) {
    if (work == Bibliographic{}) return;
    json_.key("_work");
    json_.open_object();
    text("doi", work.doi);
    text("issn", work.issn);
    text("eissn", work.eissn);
    text("isbn", work.isbn);
    text("pmid", work.pmid);
    text("arxiv", work.arxiv);
    clean("journal", work.journal.view());
    text("volume", work.volume);
    text("issue", work.issue);
    text("pages", work.pages);
    text("publication_date", work.publication_date);
    clean("publisher", work.publisher.view());
    text("licence", work.licence);
    json_.list("types", work.types, [this](const Text& type) { json_.value(type.view()); });
    json_.close_object();
  }

  void item(const RawEntry& raw) {
    Entry entry = read_entry(feed_, raw);
    JsonExtras extras = json_extras(feed_, raw);
    json_.open_object();
    text("id", entry.guid);
    text("url", address(entry.link, raw.link));
    text("external_url", extras.external_url);
    clean("title", entry.title.view());
    clean("summary", entry.summary.view());
    if (extras.has_html || extras.content_text.empty()) clean("content_html", sanitise_html(entry.content));
    text("content_text", extras.content_text);
    if (!entry.images.empty()) clean("image", entry.images.front().url.str());
    date("date_published", entry.published);
    date("date_modified", entry.updated);
    authors(entry.authors);
    json_.list("tags", entry.categories, [this](const Text& tag) { json_.value(tag.view()); });
    if (entry.language != feed_.info().language) clean("language", entry.language);
    attachments(entry.enclosures);
    work(entry.work);
    json_.close_object();
  }

  void warnings() {
    json_.list("_warnings", feed_.info().warnings,
               [this](const std::string& warning) { json_.value(printable(warning)); });
  }

  const Feed& feed_;
  JsonWriter json_;
};

// Where the entries are many, every processor works out some; they go out in the feed's order.
void write_items(const Feed& feed, const Sink& sink) {
  constexpr std::size_t kFew = 16;
  using Batch = std::span<const RawEntry>;
  const Batch all(feed.entries());
  const std::size_t batches = (all.size() + kFew - 1) / kFew;
  Pipeline<Batch, std::string> pipeline(
      batches, [&](std::size_t, Batch batch) { return FeedWriter::items(feed, batch); },
      [&](std::size_t index, const std::string& items) -> Result<void> {
        if (index > 0) sink(",");
        sink(items);
        return {};
      });
  if (batches == 1) return sink(FeedWriter::items(feed, all));
  for (std::size_t i = 0; i < batches; ++i)
    (void)pipeline.put(i, all.subspan(i * kFew, std::min(kFew, all.size() - i * kFew)));
  (void)pipeline.finish();
}

}  // namespace

void write_feed_json(const Feed& feed, const Sink& sink) { FeedWriter(feed).write(sink); }

std::string feed_as_json(const Feed& feed) {
  std::string all;
  write_feed_json(feed, [&](std::string_view piece) { all += piece; });
  return all;
}

Json feed_error_as_json(const Error& error) {
  Json object = Json::object();
  object["error"] = printable(one_line(error));
  if (!error.hint.empty()) object["hint"] = printable(error.hint);
  return object;
}

}  // namespace twinform
