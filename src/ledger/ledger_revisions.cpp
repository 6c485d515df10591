// SPDX-License-Identifier: MIT
// Posts about posts: what was corrected in a feed after it had gone out.
#include <algorithm>

#include "ledger/database.h"

namespace twinform {

namespace {

struct RevisedEntry {
  EntryId id;
  StoryId story;
  Instant revised{};
  std::optional<Instant> retitled;
};

Result<std::vector<RevisedEntry>> revised_entries(Sqlite& sql, Instant since) {
  constexpr std::string_view kSelect = "SELECT id, story, revised, retitled FROM entry WHERE revised >= ?1";
  auto read = [](Row row) {
    return RevisedEntry{row.id<EntryId>(0), row.id<StoryId>(1), row.instant(2), row.maybe_instant(3)};
  };
  return sql.rows(kSelect, read, since);
}

struct RecentPost {
  std::int64_t id;
  Instant created{};
};

// About this story alone, and before its entry was edited.
Result<std::vector<RecentPost>> recent_posts(Sqlite& sql, std::string_view broadcast, const RevisedEntry& entry,
                                             Instant since) {
  constexpr std::string_view kSelect =
      "SELECT post.id, post.created FROM post_story JOIN post ON post.id = post_story.post WHERE post_story.story = ?1"
      " AND post.broadcast = ?2 AND post.created >= ?3 AND post.created < ?4"
      " AND post.relation = '' AND post.parts = 1 AND post.state NOT IN ('refused', 'dropped')"
      " AND (SELECT count(*) FROM post_story AS told WHERE told.post = post.id) = 1";
  auto read = [](Row row) { return RecentPost{row.integer(0), row.instant(1)}; };
  return sql.rows(kSelect, read, entry.story, broadcast, since, entry.revised);
}

}  // namespace

Result<std::vector<Revision>> Ledger::revisions(std::string_view broadcast, const std::vector<std::string>& sources,
                                                Instant since) {
  Sqlite& sql = database_->sql;
  const SourceNames names(sources.begin(), sources.end());
  std::vector<Revision> revisions;
  for (const RevisedEntry& entry : TRY(revised_entries(sql, since))) {
    auto posts = TRY(recent_posts(sql, broadcast, entry, since));
    if (posts.empty()) continue;
    auto story = TRY(load_story(sql, {entry.story}, names));
    // What the post said came from the lead: other entries of the story may change as they like.
    if (!story || story->first_entry != entry.id) continue;
    for (const RecentPost& post : posts) {
      bool retitled = entry.retitled && *entry.retitled > post.created;
      revisions.push_back({.post = post.id, .story = *story, .retitled = retitled});
    }
  }
  std::ranges::sort(revisions, {}, &Revision::post);
  return revisions;
}

Result<Ledger::LastEdit> Ledger::last_edit(std::int64_t post) {
  constexpr std::string_view kSelect =
      "SELECT payload, (SELECT count(*) FROM post WHERE previous = ?1 AND relation = 'edits') FROM post"
      " WHERE id = ?1 OR (previous = ?1 AND relation = 'edits' AND state NOT IN ('refused', 'dropped'))"
      " ORDER BY id DESC LIMIT 1";
  auto read = [](Row row) { return LastEdit{.payload = row.text(0), .edits = row.small(1)}; };
  return TRY(database_->sql.first(kSelect, read, post)).value_or(LastEdit{});
}

Result<void> Ledger::drop_edits(std::int64_t post, std::string_view why) {
  return database_->sql.run(
      "UPDATE post SET state = 'dropped', not_before = NULL, last_error = ?1 WHERE previous = ?2"
      " AND relation = 'edits' AND state IN ('pending', 'unknown', 'refused')",
      why, post);
}

Result<bool> Ledger::knows_post(std::string_view key) {
  auto found = TRY(database_->sql.first("SELECT id FROM post WHERE key = ?1", first_integer, key));
  return found.has_value();
}

Result<std::optional<std::int64_t>> Ledger::post_about(std::string_view broadcast, std::string_view output,
                                                       const std::vector<std::uint64_t>& titles) {
  constexpr std::string_view kSelect =
      "SELECT post.id FROM entry JOIN post_story ON post_story.story = entry.story"
      " JOIN post ON post.id = post_story.post WHERE entry.title_hash = ?1 AND entry.baseline = 0"
      " AND post.broadcast = ?2 AND post.output = ?3 AND post.relation = '' AND post.state NOT IN ('refused', "
      "'dropped')"
      " ORDER BY post.id DESC LIMIT 1";
  for (std::uint64_t title : titles) {
    if (auto found = TRY(database_->sql.first(kSelect, first_integer, title, broadcast, output))) return found;
  }
  return std::nullopt;
}

}  // namespace twinform
