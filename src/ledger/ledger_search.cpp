// SPDX-License-Identifier: MIT
// Finding an entry by whatever a person has at hand.
#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "base/strings.h"
#include "identity/canonical.h"
#include "ledger/database.h"
#include "text/clean.h"
#include "text/unicode.h"
#include "text/url.h"

namespace twinform {

namespace {

// What the words may be the name of, as keys of stories.
std::vector<std::string> possible_story_keys(std::string_view words) {
  std::vector<std::string> keys{std::string(words)};  // "doi:…" as `why` prints it
  if (std::string doi = find_doi(words); !doi.empty()) keys.push_back("doi:" + doi);
  if (auto url = parse_url(words)) keys.push_back("link:" + canonical_link(*url));
  return keys;
}

std::vector<std::string> possible_entry_keys(std::string_view words) {
  std::vector<std::string> keys{"guid:" + std::string(words)};
  if (auto url = parse_url(words)) keys.push_back("link:" + canonical_link(*url));
  return keys;
}

// Each source once, by hopping through the index: entry_key is too large to read for it.
Result<std::vector<std::string>> known_sources(Sqlite& sql) {
  std::vector<std::string> sources;
  auto read = [](Row row) { return row.text(0); };
  auto next = [&](std::string_view after) {
    return sql.first("SELECT source FROM entry_key WHERE source > ?1 ORDER BY source LIMIT 1", read, after);
  };
  for (auto found = TRY(next("")); found; found = TRY(next(sources.back()))) sources.push_back(std::move(*found));
  return sources;
}

Result<std::vector<EntryRecord>> find_by_name(Sqlite& sql, std::string_view words) {
  std::vector<EntryRecord> found;
  auto add = [&](std::vector<EntryRecord> more) { std::ranges::move(more, std::back_inserter(found)); };
  if (auto id = parse_integer(words)) add(TRY(entry_records(sql, "WHERE id = ?1", *id)));
  for (const std::string& key : possible_story_keys(words)) {
    add(TRY(entry_records(sql, "WHERE story IN (SELECT story FROM story_key WHERE key = ?1)", key)));
  }
  auto sources = TRY(known_sources(sql));
  for (const std::string& key : possible_entry_keys(words)) {
    for (const std::string& source : sources) {
      constexpr std::string_view kWhere = "WHERE id IN (SELECT entry FROM entry_key WHERE source = ?1 AND key = ?2)";
      add(TRY(entry_records(sql, kWhere, source, key)));
    }
  }
  return found;
}

bool has_all(std::string_view title, const std::vector<std::string>& words) {
  auto present = folded_words(title);
  return std::ranges::all_of(
      words, [&](const std::string& word) { return std::ranges::find(present, word) != present.end(); });
}

Result<std::vector<EntryRecord>> find_by_title(Sqlite& sql, std::string_view text, int most) {
  std::vector<EntryRecord> found;
  auto words = folded_words(text);
  if (words.empty()) return found;
  auto visit = [&](Row row) {
    if (std::cmp_less(found.size(), most) && has_all(row.view(7), words)) found.push_back(read_entry_record(row));
  };
  TRY(
      sql.each("SELECT id, story, source, baseline, content_hash, first_seen, last_seen, title, link FROM entry"
               " ORDER BY id DESC",
               visit));
  return found;
}

void newest_first(std::vector<EntryRecord>& found, int most) {
  std::ranges::sort(found, std::ranges::greater{}, &EntryRecord::id);
  auto repeats = std::ranges::unique(found, {}, &EntryRecord::id);
  found.erase(repeats.begin(), repeats.end());
  if (std::cmp_greater(found.size(), most)) found.resize(static_cast<std::size_t>(std::max(most, 0)));
}

}  // namespace

Result<EntryNames> Ledger::names_of(const EntryRecord& entry) {
  constexpr std::string_view kGuid = "guid:", kLink = "link:";
  EntryNames names;
  auto take = [&](Row row) {
    std::string_view key = row.view(0);
    if (key.starts_with(kGuid)) names.guids.push_back(clean_line(key.substr(kGuid.size())).str());
    if (key.starts_with(kLink)) names.links.emplace_back(key.substr(kLink.size()));
  };
  TRY(database_->sql.each("SELECT key FROM entry_key WHERE source = ?1 AND entry = ?2 ORDER BY key", take, entry.source,
                          entry.id));
  return names;
}

Result<std::vector<EntryRecord>> Ledger::search(std::string_view text, int most) {
  std::string_view words = trim(text);
  if (words.empty()) return std::vector<EntryRecord>{};
  auto found = TRY(find_by_name(database_->sql, words));
  if (found.empty()) found = TRY(find_by_title(database_->sql, words, most));
  newest_first(found, most);
  return found;
}

Result<std::vector<EntryRecord>> Ledger::entries_of(StoryId story) {
  return entry_records(database_->sql, "WHERE story = ?1 ORDER BY id", story);
}

}  // namespace twinform
