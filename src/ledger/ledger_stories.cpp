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

// A key that leads to another story does so still.
Result<void> add_keys(Sqlite& sql, StoryId story, const std::vector<std::string>& keys) {
  constexpr std::string_view kInsert =
      "INSERT INTO story_key (key, story) VALUES (?1, ?2) ON CONFLICT (key) DO NOTHING";
  for (const std::string& key : keys) TRY(sql.run(kInsert, key, story));
  return {};
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

// One more of its entries, the first before the others.
void add(Story& story, StoredEntry stored) {
  add_tags(story, stored.tags);
  if (stored.record.id == story.first_entry) {
    story.first_seen = stored.record.first_seen;
    story.lead = std::move(stored.entry);
    return;
  }
  if (stored.is_version) story.also_as.push_back(stored.entry.link);
  story.also_in.push_back(std::move(stored.entry));
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
  TRY(add_keys(sql, joined.id, keys));
  return joined;
}

Result<void> add_names(Sqlite& sql, StoryId story, std::vector<std::string> keys) {
  std::erase_if(keys, [](const std::string& key) { return key.starts_with("link:"); });
  if (TRY(is_another_work(sql, story, doi_among(keys)))) return {};
  return add_keys(sql, story, keys);
}

Result<std::optional<Ledger::View>> find_view(Sqlite& sql, const std::vector<StoryId>& ids,
                                              const SourceNames& sources) {
  constexpr std::string_view kSelect =
      "SELECT id, story, source, baseline FROM entry WHERE story = ?1 AND held = 0 ORDER BY id";
  struct Seen {
    EntryId id;
    StoryId story;
    bool baseline;
  };
  std::vector<Seen> seen;
  auto visit = [&](Row row) {
    if (sources.contains(row.view(2))) seen.push_back({row.id<EntryId>(0), row.id<StoryId>(1), row.flag(3)});
  };
  for (StoryId story : ids) TRY(sql.each(kSelect, visit, story));
  std::ranges::sort(seen, {}, &Seen::id);
  if (seen.empty() || seen.front().baseline) return std::nullopt;
  Ledger::View view{.story = seen.front().story};
  std::ranges::transform(seen, std::back_inserter(view.entries), &Seen::id);
  return view;
}

Result<Story> load_view(Sqlite& sql, const Ledger::View& view) {
  constexpr std::string_view kSelect =
      "SELECT id, story, source, baseline, content_hash, first_seen, last_seen, title, link, json, tags, bond FROM "
      "entry"
      " LEFT JOIN entry_body ON entry_body.entry = entry.id LEFT JOIN merge ON merge.entry = entry.id"
      " WHERE entry.id = ?1";
  Story story{.id = view.story, .only_source = view.only_source, .first_entry = view.entries.front()};
  for (EntryId entry : view.entries) {
    if (auto stored = TRY(sql.first(kSelect, read_stored_entry, entry))) add(story, *std::move(stored));
  }
  return story;
}

Result<std::optional<Story>> load_story(Sqlite& sql, const std::vector<StoryId>& ids, const SourceNames& sources) {
  auto view = TRY(find_view(sql, ids, sources));
  if (!view) return std::nullopt;
  return TRY(load_view(sql, *view));
}

}  // namespace twinform
