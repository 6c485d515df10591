// SPDX-License-Identifier: MIT
// Stories: which entries are about the same, and what a broadcast sees of it.
#include <algorithm>
#include <unordered_set>

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

Result<std::vector<StoryId>> stories_with(Sqlite& sql, const std::vector<std::string>& keys) {
  std::vector<StoryId> found;
  std::string doi = doi_among(keys);
  for (const std::string& key : keys) {
    auto story = TRY(sql.first("SELECT story FROM story_key WHERE key = ?1", read_story_id, key));
    if (story && !TRY(is_another_work(sql, *story, doi))) found.push_back(*story);
  }
  std::ranges::sort(found);
  auto repeats = std::ranges::unique(found);
  found.erase(repeats.begin(), repeats.end());
  return found;
}

// What was planned stays planned, whichever of the two it was; otherwise the older story's decision holds.
Result<void> merge_decisions(Sqlite& sql, StoryId into, StoryId from) {
  TRY(
      sql.run("DELETE FROM decision WHERE story = ?1 AND fate <> 'planned' AND broadcast IN"
              " (SELECT broadcast FROM decision WHERE story = ?2 AND fate = 'planned')",
              into, from));
  TRY(sql.run(
      "DELETE FROM decision WHERE story = ?2 AND broadcast IN (SELECT broadcast FROM decision WHERE story = ?1)", into,
      from));
  return sql.run("UPDATE decision SET story = ?1 WHERE story = ?2", into, from);
}

Result<void> merge_story(Sqlite& sql, StoryId into, StoryId from) {
  TRY(sql.run("UPDATE entry SET story = ?1 WHERE story = ?2", into, from));
  TRY(sql.run("UPDATE story_key SET story = ?1 WHERE story = ?2", into, from));
  TRY(sql.run("UPDATE post_story SET story = ?1 WHERE story = ?2", into, from));
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
};

StoredEntry read_stored_entry(Row row) {
  StoredEntry stored{read_entry_record(row), entry_from_json(row.view(9)), texts_from_json(row.view(10))};
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

}  // namespace

Result<StoryId> join_story(Sqlite& sql, const std::vector<std::string>& keys, Instant now) {
  auto found = TRY(stories_with(sql, keys));
  StoryId story = found.empty() ? TRY(new_story(sql, now)) : found.front();
  for (std::size_t i = 1; i < found.size(); ++i) TRY(merge_story(sql, story, found[i]));
  for (const std::string& key : keys) {
    TRY(sql.run("INSERT INTO story_key (key, story) VALUES (?1, ?2) ON CONFLICT (key) DO NOTHING", key, story));
  }
  return story;
}

Result<std::optional<Story>> load_story(Sqlite& sql, StoryId id, const std::vector<std::string>& sources) {
  constexpr std::string_view kSelect =
      "SELECT id, story, source, baseline, content_hash, first_seen, last_seen, title, link, json, tags FROM entry"
      " LEFT JOIN entry_body ON entry_body.entry = entry.id WHERE story = ?1 AND held = 0 ORDER BY id";
  auto entries = TRY(sql.rows(kSelect, read_stored_entry, id));
  std::erase_if(entries, [&](const StoredEntry& stored) {
    return std::ranges::find(sources, stored.record.source) == sources.end();
  });
  if (entries.empty() || entries.front().record.baseline) return std::nullopt;
  StoredEntry& first = entries.front();
  Story story{.id = id, .first_entry = first.record.id, .first_seen = first.record.first_seen};
  for (StoredEntry& stored : entries) {
    add_tags(story, stored.tags);
    if (&stored != &first) story.also_in.push_back(std::move(stored.entry));
  }
  story.lead = std::move(first.entry);
  return story;
}

}  // namespace twinform
