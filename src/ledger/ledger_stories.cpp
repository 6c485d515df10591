// SPDX-License-Identifier: MIT
// Stories: which entries are about the same, and what a broadcast sees of it.
#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "ledger/database.h"
#include "ledger/entry_json.h"
#include "text/clean.h"
#include "text/url.h"

namespace twinform {

namespace {

StoryId read_story_id(Row row) { return row.id<StoryId>(0); }

std::string doi_among(const std::vector<std::string>& keys) {
  auto found = std::ranges::find_if(keys, [](const std::string& key) { return key.starts_with("doi:"); });
  return found == keys.end() ? "" : *found;
}

// Two works that only share a link (a table of contents, a landing page) have different DOIs.
Result<bool> is_another_work(Sqlite& sql, StoryId story, const std::string& doi) {
  if (doi.empty()) return false;
  auto read = [](Row row) { return row.text(0); };
  auto keys = TRY(sql.rows("SELECT key FROM story_key WHERE story = ?1", read, story));
  std::string other = doi_among(keys);
  return !other.empty() && std::ranges::find(keys, doi) == keys.end();
}

// By story, the first of the keys that leads there.
Result<std::map<StoryId, std::string>> stories_with(Sqlite& sql, const std::vector<std::string>& keys) {
  std::map<StoryId, std::string> found;
  std::string doi = doi_among(keys);
  for (const std::string& key : keys) {
    auto story = TRY(sql.first("SELECT story FROM story_key WHERE key = ?1", read_story_id, key));
    if (story && !TRY(is_another_work(sql, *story, doi))) found.emplace(*story, key);
  }
  return found;
}

// What was planned stays planned, whichever of the two it was; otherwise the older story's decision holds.
Result<void> merge_decisions(Sqlite& sql, StoryId into, StoryId from) {
  TRY(
      sql.run("DELETE FROM decision WHERE story = ?1 AND fate <> 'planned' AND (broadcast, source) IN"
              " (SELECT broadcast, source FROM decision WHERE story = ?2 AND fate = 'planned')",
              into, from));
  TRY(
      sql.run("DELETE FROM decision WHERE story = ?2 AND (broadcast, source) IN"
              " (SELECT broadcast, source FROM decision WHERE story = ?1)",
              into, from));
  return sql.run("UPDATE decision SET story = ?1 WHERE story = ?2", into, from);
}

Result<void> merge_story(Sqlite& sql, StoryId into, StoryId from) {
  TRY(rename_cluster(sql, from, into));
  TRY(sql.run("UPDATE entry SET story = ?1 WHERE story = ?2", into, from));
  TRY(sql.run("UPDATE story_key SET story = ?1 WHERE story = ?2", into, from));
  TRY(sql.run("UPDATE post_story SET story = ?1 WHERE story = ?2", into, from));
  TRY(sql.run("UPDATE OR REPLACE summary SET story = ?1 WHERE story = ?2", into, from));
  TRY(merge_decisions(sql, into, from));
  return sql.run("DELETE FROM story WHERE id = ?1", from);
}

Result<StoryId> new_story(Sqlite& sql, Instant now) {
  TRY(sql.run("INSERT INTO story (created) VALUES (?1)", now));
  return StoryId{sql.last_id()};
}

struct StoredEntry {
  EntryRecord record;
  Entry entry;
  std::vector<Text> tags;
  bool is_version = false;  // of an entry before it
};

StoredEntry read_stored_entry(Row row) {
  StoredEntry stored{read_entry_record(row), entry_from_json(row.view(9)), texts_from_json(row.view(10)),
                     row.view(11) == name_of(Bond::version)};
  stored.entry.source = stored.record.source;
  if (row.is_null(9)) {
    stored.entry.title = stored.record.title;
    stored.entry.link = parse_url(stored.record.link).value_or(Url{});
  }
  return stored;
}

void add_tags(Story& story, const std::vector<Text>& tags) {
  for (const Text& tag : tags) {
    if (std::ranges::find(story.tags, tag) == story.tags.end()) story.tags.push_back(tag);
  }
}

// Of these sources, in order of first sight.
Result<std::vector<StoredEntry>> stored_entries(Sqlite& sql, const std::vector<StoryId>& stories,
                                                const std::vector<std::string>& sources) {
  constexpr std::string_view kSelect =
      "SELECT id, story, source, baseline, content_hash, first_seen, last_seen, title, link, json, tags, bond FROM "
      "entry"
      " LEFT JOIN entry_body ON entry_body.entry = entry.id LEFT JOIN merge ON merge.entry = entry.id"
      " WHERE story = ?1 AND held = 0 ORDER BY id";
  std::vector<StoredEntry> entries;
  for (StoryId story : stories)
    std::ranges::move(TRY(sql.rows(kSelect, read_stored_entry, story)), std::back_inserter(entries));
  std::erase_if(entries, [&](const StoredEntry& stored) {
    return std::ranges::find(sources, stored.record.source) == sources.end();
  });
  std::ranges::sort(entries, {}, [](const StoredEntry& stored) { return stored.record.id; });
  return entries;
}

}  // namespace

Result<JoinedStory> join_story(Sqlite& sql, const std::vector<std::string>& keys, Instant now) {
  auto found = TRY(stories_with(sql, keys));
  JoinedStory joined;
  if (found.empty())
    joined.id = TRY(new_story(sql, now));
  else
    std::tie(joined.id, joined.key) = *found.begin();
  for (const auto& [story, key] : found)
    if (story != joined.id) TRY(merge_story(sql, joined.id, story));
  for (const std::string& key : keys) {
    TRY(sql.run("INSERT INTO story_key (key, story) VALUES (?1, ?2) ON CONFLICT (key) DO NOTHING", key, joined.id));
  }
  return joined;
}

Result<std::optional<Story>> load_story(Sqlite& sql, const std::vector<StoryId>& ids,
                                        const std::vector<std::string>& sources) {
  std::vector<StoredEntry> entries = TRY(stored_entries(sql, ids, sources));
  if (entries.empty() || entries.front().record.baseline) return std::nullopt;
  StoredEntry& first = entries.front();
  Story story{.id = first.record.story, .first_entry = first.record.id, .first_seen = first.record.first_seen};
  for (StoredEntry& stored : entries) {
    add_tags(story, stored.tags);
    if (&stored == &first) continue;
    if (stored.is_version) story.also_as.push_back(stored.entry.link);
    story.also_in.push_back(std::move(stored.entry));
  }
  story.lead = std::move(first.entry);
  return story;
}

}  // namespace twinform
