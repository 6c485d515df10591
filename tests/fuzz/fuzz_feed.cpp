// SPDX-License-Identifier: MIT
// Any bytes: no crash, and every string of every entry is valid UTF-8 without control characters.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "feed/feed.h"
#include "text/clean.h"
#include "text/html.h"
#include "text/url.h"

using namespace twinform;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

bool is_clean(std::string_view text) {
  bool controls = std::ranges::any_of(
      text, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F; });
  return is_valid_utf8(text) && !controls;
}

void check(const Entry& entry) {
  demand(is_clean(entry.guid) && is_clean(entry.title.view()) && is_clean(entry.summary.view()));
  demand(is_clean(sanitise_html(entry.content)));
  for (const Person& person : entry.authors) demand(is_clean(person.name.view()) && is_clean(person.email));
  for (const Enclosure& enclosure : entry.enclosures) demand(is_clean(enclosure.media_type) && !enclosure.url.empty());
  for (const Text& category : entry.categories) demand(is_clean(category.view()) && !category.empty());
  const Bibliographic& work = entry.work;
  for (std::string_view text : {std::string_view(work.doi), std::string_view(work.issn), std::string_view(work.volume),
                                std::string_view(work.issue), std::string_view(work.pages), work.journal.view(),
                                std::string_view(work.publication_date), std::string_view(work.licence)})
    demand(is_clean(text));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Url base = *parse_url("http://example.org/feed");
  auto feed = parse_feed(std::string(reinterpret_cast<const char*>(data), size), base, {});
  if (!feed) {
    demand(!feed.error().what.empty() && feed.error().kind == ErrorKind::input);
    return 0;
  }
  demand(is_clean(feed->info().title.view()) && is_clean(feed->info().description.view()));
  for (const RawEntry& raw : feed->entries()) check(read_entry(*feed, raw));
  return 0;
}
