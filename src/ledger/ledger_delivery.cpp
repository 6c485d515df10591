// SPDX-License-Identifier: MIT
// The steps of a post from pending to sent.
#include <fmt/format.h>

#include "ledger/database.h"
#include "ledger/post_json.h"

namespace twinform {

namespace {

// Each step says from which states it may start; anything else is a bug that must not reach a server.
Result<void> changed_one(Sqlite& sql, std::int64_t id, PostState wanted) {
  if (sql.changes() == 1) return {};
  return fail(ErrorKind::internal, fmt::format("post {} can't become {}", id, name_of(wanted)));
}

}  // namespace

Result<int> Ledger::interrupt_sending(Instant now) {
  TRY(
      database_->sql.run("UPDATE post SET state = 'unknown', doubtful = 1, not_before = NULL, last_ended = ?1,"
                         " last_error = 'the run ended before the server answered' WHERE state = 'sending'",
                         now));
  return database_->sql.changes();
}

Result<void> Ledger::mark_sending(std::int64_t id, Instant now) {
  TRY(
      database_->sql.run("UPDATE post SET state = 'sending', attempts = attempts + 1, first_sent = "
                         "COALESCE(first_sent, ?1), last_sent = ?1"
                         " WHERE id = ?2 AND state IN ('pending', 'unknown')",
                         now, id));
  return changed_one(database_->sql, id, PostState::sending);
}

Result<void> Ledger::mark_sent(std::int64_t id, const Receipt& receipt) {
  TRY(database_->sql.run(
      "UPDATE post SET state = 'sent', doubtful = 0, not_before = NULL, last_error = '', remote_id = ?1,"
      " remote_url = ?2, arrived = ?3, replayed = ?4, remark = ?5"
      " WHERE id = ?6 AND state IN ('sending', 'unknown')",
      receipt.id, receipt.url, receipt.at, receipt.replayed, receipt.note, id));
  return changed_one(database_->sql, id, PostState::sent);
}

Result<void> Ledger::mark_later(std::int64_t id, Instant not_before, std::string_view why) {
  TRY(database_->sql.run(
      "UPDATE post SET state = CASE doubtful WHEN 0 THEN 'pending' ELSE 'unknown' END, not_before = ?1,"
      " last_error = ?2 WHERE id = ?3 AND state IN ('pending', 'sending', 'unknown')",
      not_before, why, id));
  return changed_one(database_->sql, id, PostState::pending);
}

Result<void> Ledger::mark_refused(std::int64_t id, std::string_view why) {
  TRY(
      database_->sql.run("UPDATE post SET state = 'refused', not_before = NULL, last_error = ?1"
                         " WHERE id = ?2 AND state IN ('pending', 'sending', 'unknown')",
                         why, id));
  return changed_one(database_->sql, id, PostState::refused);
}

Result<void> Ledger::mark_unknown(std::int64_t id, Instant ended, Instant not_before, std::string_view why) {
  TRY(
      database_->sql.run("UPDATE post SET state = 'unknown', doubtful = 1, last_ended = ?1, not_before = ?2,"
                         " last_error = ?3 WHERE id = ?4 AND state = 'sending'",
                         ended, not_before, why, id));
  return changed_one(database_->sql, id, PostState::unknown);
}

Result<void> Ledger::mark_unsettled(std::int64_t id, Instant not_before, std::string_view why) {
  TRY(database_->sql.run("UPDATE post SET not_before = ?1, last_error = ?2 WHERE id = ?3 AND state = 'unknown'",
                         not_before, why, id));
  return changed_one(database_->sql, id, PostState::unknown);
}

Result<void> Ledger::mark_pending(std::int64_t id) {
  TRY(
      database_->sql.run("UPDATE post SET state = 'pending', doubtful = 0, not_before = NULL"
                         " WHERE id = ?1 AND state IN ('pending', 'refused', 'unknown', 'dropped', 'held')",
                         id));
  return changed_one(database_->sql, id, PostState::pending);
}

Result<void> Ledger::mark_held(std::int64_t id, std::string_view why) {
  TRY(
      database_->sql.run("UPDATE post SET state = 'held', not_before = NULL, last_error = ?1"
                         " WHERE id = ?2 AND state = 'pending' AND doubtful = 0",
                         why, id));
  return changed_one(database_->sql, id, PostState::held);
}

Result<void> Ledger::rewrite(std::int64_t id, const Post& post) {
  TRY(
      database_->sql.run("UPDATE post SET key = ?1, payload = ?2, shown = ?3, state = 'pending', not_before = NULL,"
                         " attempts = 0, last_error = '' WHERE id = ?4 AND doubtful = 0"
                         " AND state IN ('pending', 'refused', 'held')",
                         post.key, post.payload, shown_to_json(post), id));
  return changed_one(database_->sql, id, PostState::pending);
}

Result<void> Ledger::mark_dropped(std::int64_t id, std::string_view why) {
  TRY(
      database_->sql.run("UPDATE post SET state = 'dropped', not_before = NULL, last_error = ?1"
                         " WHERE id = ?2 AND state IN ('pending', 'refused', 'unknown', 'held')",
                         why, id));
  return changed_one(database_->sql, id, PostState::dropped);
}

}  // namespace twinform
