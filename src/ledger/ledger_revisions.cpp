// SPDX-License-Identifier: MIT
// Posts about posts: what was corrected in a feed after it had gone out.
#include "ledger/database.h"

namespace twinform {

namespace {

struct RevisedPost {
  std::int64_t post;
  EntryId entry;
  StoryId story;
  bool retitled;
};

Result<std::vector<RevisedPost>> revised_posts(Sqlite& sql, std::string_view broadcast, Instant since) {
  constexpr std::string_view kSelect =
      "SELECT post.id, entry.id, entry.story, COALESCE(entry.retitled > post.created, 0) FROM entry"
      " JOIN post_story ON post_story.story = entry.story JOIN post ON post.id = post_story.post"
      " WHERE entry.revised >= ?1 AND entry.revised > post.created AND post.created >= ?1 AND post.broadcast = ?2"
      " AND post.relation = '' AND post.parts = 1 AND post.state NOT IN ('refused', 'dropped')"
      " AND (SELECT count(*) FROM post_story AS told WHERE told.post = post.id) = 1 ORDER BY post.id";
  auto read = [](Row row) { return RevisedPost{row.integer(0), row.id<EntryId>(1), row.id<StoryId>(2), row.flag(3)}; };
  return sql.rows(kSelect, read, since, broadcast);
}

}  // namespace

Result<std::vector<Revision>> Ledger::revisions(std::string_view broadcast, const std::vector<std::string>& sources,
                                                Instant since) {
  Sqlite& sql = database_->sql;
  std::vector<Revision> revisions;
  for (const RevisedPost& revised : TRY(revised_posts(sql, broadcast, since))) {
    auto story = TRY(load_story(sql, revised.story, sources));
    // What the post said came from the lead: other entries of the story may change as they like.
    if (!story || story->first_entry != revised.entry) continue;
    revisions.push_back({.post = revised.post, .story = *std::move(story), .retitled = revised.retitled});
  }
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
  auto found = TRY(database_->sql.first("SELECT 1 FROM post WHERE key = ?1", [](Row row) { return row.flag(0); }, key));
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
    auto read = [](Row row) { return row.integer(0); };
    if (auto found = TRY(database_->sql.first(kSelect, read, title, broadcast, output))) return found;
  }
  return std::nullopt;
}

}  // namespace twinform
