// SPDX-License-Identifier: MIT
// Bytes to entries, in two steps: parse_feed() looks at every byte once and finds the fields; read_entry() works out
// dates, HTML and names, for those entries that are new or asked for.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/source.h"

namespace twinform {

// What identity needs of every entry, cheap to have. Views live as long as the Feed.
struct RawEntry {
  std::string_view guid;           // trimmed; "" where absent
  std::string_view link;           // as written, the best of several; "" where absent
  std::string_view title;          // markup still in it
  std::uint64_t content_hash = 0;  // of all that a reader would see: changes when the entry is edited
  std::uint64_t date_hash = 0;     // of the date as written, where there is neither guid nor link
  std::size_t index = 0;           // place in the feed, for read_entry()
};

struct FeedInfo {
  Text title, description;
  Url page, self;            // home_page_url, feed_url
  std::string written_page;  // the page's address as the feed writes it
  Language language;
  std::vector<Person> authors;
  Image icon;
  std::string format;   // "rss-2.0", "atom-1.0", "rss-1.0", "json-feed-1.1", …
  std::string charset;  // as decode_charset() names it
  std::optional<Instant> updated;
  Manners manners;
  std::vector<std::string> warnings;  // what had to be mended, in words
  bool complete = true;               // false: truncated or broken; keep the entries, forget the validators
};

class Feed {
 public:
  Feed(Feed&&) noexcept;
  Feed& operator=(Feed&&) noexcept;
  ~Feed();
  const FeedInfo& info() const;
  const std::vector<RawEntry>& entries() const;  // in the feed's order, at most limits::kEntriesPerFeed

  struct Document;
  explicit Feed(std::unique_ptr<Document> document);
  const Document& document() const { return *document_; }

 private:
  std::unique_ptr<Document> document_;
};

// The feed in `body`. ErrorKind::input when it is none: an HTML page is named by its title, with the feeds it
// announces in the hint; empty bodies, JSON and XML of other kinds say what they are.
Result<Feed> parse_feed(std::string body, const Url& base, std::string_view content_type,
                        std::string_view content_language = {});

// Entry::source is left to the caller.
Entry read_entry(const Feed& feed, const RawEntry& raw);

// What only JSON Feed says, as written; "" in other formats.
struct JsonExtras {
  std::string_view content_text, external_url;
  bool has_html = false;  // there is a content_html too
};
JsonExtras json_extras(const Feed& feed, const RawEntry& raw);

}  // namespace twinform
