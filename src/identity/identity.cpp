// SPDX-License-Identifier: MIT
#include "identity/identity.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/strings.h"
#include "identity/canonical.h"
#include "text/unicode.h"
#include "text/url.h"

namespace twinform {

namespace {

// What programs write when they have nothing to write.
bool is_junk_guid(std::string_view guid) {
  constexpr std::string_view kJunk[] = {"n/a",   "na",   "null",    "nil",  "none", "undefined",
                                        "false", "true", "unknown", "guid", "id"};
  std::string lower = to_lower(guid);
  bool only_signs = std::ranges::none_of(
      lower, [](char c) { return is_alpha(c) || (is_digit(c) && c != '0') || static_cast<unsigned char>(c) >= 0x80; });
  return only_signs || std::ranges::find(kJunk, lower) != std::end(kJunk);
}

std::string link_of(const Sighting& sighting, const Url& base) {
  if (sighting.link.empty()) return {};
  auto url = resolve_url(base, sighting.link);
  return url ? canonical_link(*url) : std::string{};
}

// A date that all entries have, as of a page that is made at each request, tells none from another.
bool dates_tell(std::span<const Sighting> fetch) {
  return fetch.size() == 1 || std::ranges::any_of(fetch, [&](const Sighting& sighting) {
           return sighting.date_hash != fetch.front().date_hash;
         });
}

std::uint64_t content_hash(const Sighting& sighting, std::string_view link, bool with_date) {
  std::uint64_t text = sighting.content_hash ^ (with_date ? sighting.date_hash : 0);
  return hash64(fmt::format("{}\n{}\n{:016x}", sighting.title, link, text));
}

std::uint64_t written_hash(const Sighting& sighting, std::uint64_t base) {
  return hash64_of(std::array{base, hash64(sighting.guid), hash64(sighting.link), hash64(sighting.title),
                              sighting.content_hash, sighting.date_hash});
}

EntryKeys look_at(const Sighting& sighting, const Url& base, std::uint64_t written, bool with_date) {
  std::string link = link_of(sighting, base);
  EntryKeys keys{.content = content_hash(sighting, link, with_date),
                 .title = title_hash(sighting.title),
                 .fingerprint = {.written = written}};
  if (!is_junk_guid(sighting.guid)) keys.guid = sighting.guid;
  if (is_front_page(link)) return keys;
  keys.fingerprint.link = hash64(link);
  keys.link = std::move(link);
  return keys;
}

// Empties a key where several entries have the same value: it belongs to the feed, not to one of them.
void forget_shared(std::vector<EntryKeys>& keys, std::string EntryKeys::* key,
                   const std::vector<std::uint64_t>& values) {
  std::vector<std::uint64_t> sorted = values;
  std::ranges::sort(sorted);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (std::ranges::equal_range(sorted, values[i]).size() > 1) (keys[i].*key).clear();
  }
}

std::string first_of(std::initializer_list<std::string> values) {
  auto found = std::ranges::find_if(values, [](const std::string& value) { return !value.empty(); });
  return found == values.end() ? std::string{} : *found;
}

// A guid names the work when it says so; a bare number in it is the feed's own.
std::string named_in(const std::string& guid, std::string (*find)(std::string_view)) {
  return guid.find(':') == std::string::npos && !guid.starts_with("10.") ? std::string{} : find(guid);
}

std::string linked_pmid(const Url& link) { return link.empty() ? std::string{} : find_pmid(link.str()); }

}  // namespace

std::uint64_t title_hash(std::string_view title) { return hash64(folded_line(title)); }

EntryWords words_of(const Entry& entry) {
  constexpr std::size_t kTellingWords = 3;    // "Editorial" and "Book reviews" stand several times in an issue
  constexpr std::size_t kTellingBytes = 120;  // "Read more on our site"
  EntryWords words{.title = entry.title.str(), .date = entry.published ? entry.published : entry.updated};
  std::vector<std::string> title = folded_words(entry.title.view());
  std::size_t size = entry.summary.view().size() + entry.content.markup.size();
  std::uint64_t text = hash64_of(std::array{hash64(entry.summary.view()), hash64(entry.content.markup)});
  bool tells = title.size() >= kTellingWords;
  if (entry.published && !title.empty() && (tells || size > 0)) {
    auto date = static_cast<std::uint64_t>(to_epoch(*entry.published));
    words.heading = hash64_of(std::array{hash64(join(title, " ")), date, tells ? 0 : text});
  }
  if (size >= kTellingBytes) words.text = text;
  return words;
}

std::vector<EntryKeys> entry_keys(std::span<const Sighting> fetch, const Url& base,
                                  std::span<const Fingerprint> known) {
  std::uint64_t base_hash = hash64(base.str());
  bool with_dates = dates_tell(fetch);
  std::vector<EntryKeys> keys;
  std::vector<std::uint64_t> guids, links;
  for (const Sighting& sighting : fetch) {
    std::uint64_t written = written_hash(sighting, base_hash);
    auto same = std::ranges::lower_bound(known, written, {}, &Fingerprint::written);
    bool unchanged = same != known.end() && same->written == written;
    keys.push_back(unchanged ? EntryKeys{.fingerprint = *same, .unchanged = true}
                             : look_at(sighting, base, written, with_dates));
    guids.push_back(hash64(sighting.guid));
    links.push_back(keys.back().fingerprint.link);
  }
  forget_shared(keys, &EntryKeys::guid, guids);
  forget_shared(keys, &EntryKeys::link, links);
  return keys;
}

void mark_unchanged(std::span<EntryKeys> keys, std::span<const Fingerprint> known) {
  for (EntryKeys& one : keys)
    one.unchanged = std::ranges::binary_search(known, one.fingerprint.written, {}, &Fingerprint::written);
}

std::vector<std::string> story_keys(const Entry& entry) {
  const Bibliographic& work = entry.work;
  std::string doi = first_of({find_doi(work.doi), find_doi(entry.link.str()), named_in(entry.guid, find_doi)});
  std::string arxiv = first_of(
      {find_arxiv(work.arxiv), find_arxiv(entry.link.str()), named_in(entry.guid, find_arxiv), find_arxiv(doi)});
  std::string pmid = first_of({find_pmid(work.pmid), linked_pmid(entry.link), named_in(entry.guid, find_pmid)});
  std::vector<std::string> keys;
  auto add = [&](std::string_view kind, const std::string& value) {
    if (!value.empty()) keys.push_back(fmt::format("{}:{}", kind, value));
  };
  add("doi", doi);
  add("arxiv", arxiv);
  add("pmid", pmid);
  // Chapters and reviews carry the ISBN of their book: it names the work only where nothing better does.
  if (keys.empty()) add("isbn", to_lower(work.isbn));
  std::string link = entry.link.empty() ? std::string{} : canonical_link(entry.link);
  if (!is_front_page(link)) add("link", link);
  return keys;
}

}  // namespace twinform
