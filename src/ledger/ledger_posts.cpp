// SPDX-License-Identifier: MIT
// Posts and where they stand.
#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "ledger/database.h"
#include "ledger/post_json.h"

namespace twinform {

namespace {

constexpr PostState kStates[] = {PostState::pending, PostState::sending, PostState::sent, PostState::refused,
                                 PostState::unknown, PostState::dropped, PostState::held};
// Servers may ask for a day (outputs/http_answer.h), and then some for jitter.
constexpr Seconds kLongestWait{90'000};

PostState state_of(std::string_view name) {
  const PostState* found = std::ranges::find(kStates, name, [](PostState state) { return name_of(state); });
  return found == std::end(kStates) ? PostState::dropped : *found;  // a newer twinform's: not ours to send
}

Relation relation_of(std::string_view name) {
  return name == "edits" ? Relation::edits : name == "answers" ? Relation::answers : Relation::none;
}

constexpr std::string_view kColumns =
    "post.id, key, output, broadcast, slot, part, parts, payload, shown, state, created, not_before, first_sent, "
    "attempts,"
    " last_error, remote_id, remote_url, arrived, replayed, remark, last_sent, relation, previous, last_ended";

Receipt read_receipt(Row row, int column) {
  return {.id = row.text(column),
          .url = row.text(column + 1),
          .at = row.instant(column + 2),
          .replayed = row.flag(column + 3),
          .note = row.text(column + 4)};
}

StoredPost read_post(Row row) {
  StoredPost stored{.id = row.integer(0),
                    .post = {.output = row.text(2),
                             .key = row.text(1),
                             .broadcast = row.text(3),
                             .slot = row.text(4),
                             .part = row.small(5),
                             .parts = row.small(6),
                             .payload = row.text(7)},
                    .state = state_of(row.view(9)),
                    .created = row.instant(10),
                    .not_before = row.maybe_instant(11),
                    .first_sent = row.maybe_instant(12),
                    .last_sent = row.maybe_instant(20),
                    .last_ended = row.maybe_instant(23),
                    .attempts = row.small(13),
                    .last_error = row.text(14)};
  shown_from_json(row.view(8), stored.post);
  stored.post.relation = relation_of(row.view(21));
  if (stored.post.relation != Relation::none) stored.post.subject = row.integer(22);
  if (stored.state == PostState::sent) stored.receipt = read_receipt(row, 15);
  return stored;
}

// `rest` is SQL after FROM post.
template <class... Arguments>
Result<std::vector<StoredPost>> select_posts(Sqlite& sql, std::string_view rest, const Arguments&... arguments) {
  auto found = TRY(sql.rows(fmt::format("SELECT {} FROM post {}", kColumns, rest), read_post, arguments...));
  constexpr std::string_view kStories = "SELECT story FROM post_story WHERE post = ?1 ORDER BY position";
  for (StoredPost& stored : found) {
    stored.post.stories = TRY(sql.rows(kStories, [](Row row) { return row.id<StoryId>(0); }, stored.id));
  }
  return found;
}

// What has to be sent before. Parts are added in order, so the part before is the last one added that fits.
Result<std::optional<std::int64_t>> previous_post(Sqlite& sql, const Post& post) {
  if (post.relation != Relation::none) return post.subject;
  if (post.part <= 1) return std::nullopt;
  constexpr std::string_view kSelect =
      "SELECT id FROM post WHERE broadcast = ?1 AND slot = ?2 AND output = ?3 AND part = ?4 AND parts = ?5"
      " ORDER BY id DESC LIMIT 1";
  auto found =
      TRY(sql.first(kSelect, first_integer, post.broadcast, post.slot, post.output, post.part - 1, post.parts));
  if (!found)
    return fail(ErrorKind::internal, fmt::format("part {} of a thread before part {}", post.part, post.part - 1));
  return found;
}

Result<void> add_stories(Sqlite& sql, std::int64_t post, const std::vector<StoryId>& stories) {
  constexpr std::string_view kInsert =
      "INSERT INTO post_story (story, post, position) SELECT ?1, ?2, count(*) FROM post_story WHERE post = ?2"
      " HAVING total(story = ?1) = 0";
  for (StoryId story : stories) TRY(sql.run(kInsert, story, post));
  return {};
}

// The receipts of the parts before, first to last.
Result<std::vector<Receipt>> receipts_before(Sqlite& sql, std::int64_t id) {
  constexpr std::string_view kSelect =
      "SELECT before.id, before.remote_id, before.remote_url, before.arrived, before.replayed, before.remark FROM post"
      " JOIN post AS before ON before.id = post.previous AND before.state = 'sent' WHERE post.id = ?1";
  std::vector<Receipt> receipts;
  auto read = [](Row row) { return std::pair{row.integer(0), read_receipt(row, 1)}; };
  for (auto found = TRY(sql.first(kSelect, read, id)); found; found = TRY(sql.first(kSelect, read, id))) {
    id = found->first;
    receipts.push_back(std::move(found->second));
  }
  std::ranges::reverse(receipts);
  return receipts;
}

}  // namespace

std::string_view name_of(PostState state) {
  switch (state) {
    case PostState::pending: return "pending";
    case PostState::sending: return "sending";
    case PostState::sent: return "sent";
    case PostState::refused: return "refused";
    case PostState::unknown: return "unknown";
    case PostState::dropped: return "dropped";
    case PostState::held: return "held";
  }
  return "unknown";
}

Result<std::int64_t> Ledger::add_post(const Post& post, Instant now) {
  Sqlite& sql = database_->sql;
  if (auto known = TRY(sql.first("SELECT id FROM post WHERE key = ?1", first_integer, post.key))) {
    TRY(add_stories(sql, *known, post.stories));
    return *known;
  }
  constexpr std::string_view kInsert =
      "INSERT INTO post (key, output, broadcast, slot, part, parts, previous, payload, shown, state, created, "
      "not_before,"
      " first_sent, last_sent, doubtful, attempts, last_error, remote_id, remote_url, arrived, replayed, remark, "
      "relation)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'pending', ?10, NULL, NULL, NULL, 0, 0, '', '', '', NULL, 0, '', "
      "?11)";
  TRY(sql.run(kInsert, post.key, post.output, post.broadcast, post.slot, post.part, post.parts,
              TRY(previous_post(sql, post)), post.payload, shown_to_json(post), now, name_of(post.relation)));
  std::int64_t id = sql.last_id();
  TRY(add_stories(sql, id, post.stories));
  return id;
}

Result<std::vector<StoredPost>> Ledger::posts(const PostFilter& filter) {
  std::string where = "WHERE (?1 = '' OR output = ?1)";
  if (filter.state) where += " AND state = ?2";
  where += " ORDER BY id";
  if (filter.most > 0) where += fmt::format(" LIMIT {}", filter.most);
  if (!filter.state) return select_posts(database_->sql, where, filter.output);
  return select_posts(database_->sql, where, filter.output, name_of(*filter.state));
}

Result<std::vector<std::int64_t>> Ledger::deliverable(Instant now) {
  constexpr std::string_view kSelect =
      "SELECT post.id FROM post LEFT JOIN post AS before ON before.id = post.previous"
      " LEFT JOIN output ON output.name = post.output WHERE post.state IN ('pending', 'unknown')"
      " AND (post.not_before IS NULL OR post.not_before NOT BETWEEN ?1 + 1 AND ?2)"
      " AND (before.id IS NULL OR before.state = 'sent' OR"
      " (post.relation = 'answers' AND before.state IN ('refused', 'dropped', 'held')))"
      " AND (output.name IS NULL OR output.paused = '')"
      " AND (output.not_before IS NULL OR output.not_before NOT BETWEEN ?1 + 1 AND ?2) ORDER BY post.id";
  return database_->sql.rows(kSelect, first_integer, now, now + kLongestWait);
}

Result<std::vector<std::int64_t>> Ledger::deliverable_after(std::int64_t id, Instant now) {
  constexpr std::string_view kSelect =
      "SELECT post.id FROM post JOIN post AS before ON before.id = post.previous WHERE before.id = ?1"
      " AND before.state = 'sent' AND post.state IN ('pending', 'unknown')"
      " AND (post.not_before IS NULL OR post.not_before NOT BETWEEN ?2 + 1 AND ?3) ORDER BY post.id";
  return database_->sql.rows(kSelect, first_integer, id, now, now + kLongestWait);
}

Result<std::vector<std::int64_t>> Ledger::thread(std::int64_t id) {
  Sqlite& sql = database_->sql;
  std::vector<std::int64_t> parts{id};
  constexpr std::string_view kBefore =
      "SELECT previous FROM post WHERE id = ?1 AND previous IS NOT NULL AND relation = ''";
  constexpr std::string_view kAfter = "SELECT id FROM post WHERE previous = ?1 AND relation = ''";
  while (auto before = TRY(sql.first(kBefore, first_integer, parts.front()))) parts.insert(parts.begin(), *before);
  while (auto after = TRY(sql.first(kAfter, first_integer, parts.back()))) parts.push_back(*after);
  return parts;
}

Result<std::vector<WaitingPost>> Ledger::queue(std::string_view output) {
  constexpr std::string_view kSelect =
      "SELECT id, parts FROM post WHERE state = 'pending' AND output = ?1 AND part = 1 AND relation <> 'edits' ORDER "
      "BY id";
  return database_->sql.rows(
      kSelect, [](Row row) { return WaitingPost{.id = row.integer(0), .parts = row.small(1)}; }, output);
}

Result<std::vector<Instant>> Ledger::sent_at(std::string_view output, Instant since, Instant until) {
  constexpr std::string_view kSelect =
      "SELECT last_sent FROM post WHERE output = ?1 AND last_sent BETWEEN ?2 AND ?3"
      " AND state IN ('sending', 'sent', 'unknown') AND relation <> 'edits' ORDER BY last_sent DESC";
  return database_->sql.rows(kSelect, [](Row row) { return row.instant(0); }, output, since, until);
}

Result<std::int64_t> Ledger::waiting() {
  constexpr std::string_view kSelect = "SELECT count(*) FROM post WHERE state IN ('pending', 'sending', 'unknown')";
  return TRY(database_->sql.first(kSelect, first_integer)).value_or(0);
}

Result<std::optional<StoredPost>> Ledger::post(std::int64_t id) {
  auto found = TRY(select_posts(database_->sql, "WHERE id = ?1", id));
  if (found.empty()) return std::nullopt;
  found.front().post.ancestors = TRY(receipts_before(database_->sql, id));
  return std::move(found.front());
}

Result<std::vector<StoredPost>> Ledger::posts_of(StoryId story) {
  return select_posts(database_->sql, "WHERE id IN (SELECT post FROM post_story WHERE story = ?1) ORDER BY id", story);
}

}  // namespace twinform
