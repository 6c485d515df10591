// SPDX-License-Identifier: MIT
// Broadcasts: their slots, and what they decided.
#include <algorithm>

#include "ledger/database.h"

namespace twinform {

namespace {

// A slot that no schedule names goes on behind the minute: "2026-11-23T09:00:17#2".
constexpr std::size_t kMinute = std::string_view("2026-11-23T09:00").size();

BroadcastRecord read_broadcast(Row row) {
  BroadcastRecord record{.known_since = row.instant(0), .through = row.id<EntryId>(2)};
  if (auto slot = parse_local(row.view(1).substr(0, kMinute))) record.last_slot = *slot;
  return record;
}

Decision read_decision(Row row) {
  return {.broadcast = row.text(0),
          .slot = row.text(1),
          .story = row.id<StoryId>(2),
          .source = row.text(3),
          .fate = fate_of(row.view(4)),
          .at = row.instant(5)};
}

}  // namespace

Fate fate_of(std::string_view name) {
  constexpr Fate kFates[] = {Fate::baseline,  Fate::merged,    Fate::too_old, Fate::language, Fate::filtered,
                             Fate::elsewhere, Fate::held_over, Fate::dropped, Fate::planned};
  const Fate* found = std::ranges::find(kFates, name, [](Fate fate) { return name_of(fate); });
  return found == std::end(kFates) ? Fate::planned : *found;
}

Result<BroadcastRecord> Ledger::broadcast(std::string_view name, Instant now) {
  constexpr std::string_view kSelect = "SELECT known_since, last_slot, through FROM broadcast WHERE name = ?1";
  auto found = TRY(database_->sql.first(kSelect, read_broadcast, name));
  if (found) return *found;
  BroadcastRecord record{.known_since = now, .through = TRY(last_entry())};
  if (database_->sql.read_only()) return record;
  TRY(database_->sql.run("INSERT INTO broadcast (name, known_since, last_slot, through) VALUES (?1, ?2, NULL, ?3)",
                         name, now, record.through));
  return record;
}

Result<void> Ledger::decide(const Decision& decision) {
  constexpr std::string_view kUpsert =
      "INSERT INTO decision (story, broadcast, source, slot, fate, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
      " ON CONFLICT (story, broadcast, source) DO UPDATE SET slot = excluded.slot, fate = excluded.fate, at = "
      "excluded.at";
  return database_->sql.run(kUpsert, decision.story, decision.broadcast, decision.source, decision.slot,
                            name_of(decision.fate), decision.at);
}

Result<std::vector<Decision>> Ledger::decisions(StoryId story) {
  return database_->sql.rows(
      "SELECT broadcast, slot, story, source, fate, at FROM decision WHERE story = ?1 ORDER BY at, broadcast",
      read_decision, story);
}

// By the keys of decision and the index of clusters.
Result<bool> Ledger::is_planned_in(const std::vector<std::string>& broadcasts, const Story& story, MergeRule merge) {
  constexpr std::string_view kSelect =
      "SELECT broadcast FROM decision WHERE fate = 'planned' AND (?2 = '' OR source IN ('', ?2)) AND story IN"
      " (SELECT ?1 UNION SELECT other.id FROM story AS mine JOIN story AS other ON other.cluster = mine.cluster"
      " WHERE mine.id = ?1 AND ?3)";
  bool found = false;
  auto visit = [&](Row row) { found = found || std::ranges::find(broadcasts, row.view(0)) != broadcasts.end(); };
  TRY(database_->sql.each(kSelect, visit, story.id, story.only_source, merge == MergeRule::normal));
  return found;
}

Result<std::int64_t> Ledger::slots_before(std::string_view broadcast, std::string_view slot) {
  constexpr std::string_view kSelect = "SELECT count(DISTINCT slot) FROM post WHERE broadcast = ?1 AND slot < ?2";
  auto count = TRY(database_->sql.first(kSelect, [](Row row) { return row.integer(0); }, broadcast, slot));
  return count.value_or(0);
}

Result<bool> Ledger::add_slot(std::string_view name, const std::string& nominal, EntryId through, Instant now) {
  Sqlite& sql = database_->sql;
  BroadcastRecord record = TRY(broadcast(name, now));
  TRY(
      sql.run("INSERT INTO slot (broadcast, nominal, through, created) VALUES (?1, ?2, ?3, ?4)"
              " ON CONFLICT (broadcast, nominal) DO NOTHING",
              name, nominal, through, now));
  if (sql.changes() == 0) return false;
  std::string last = record.last_slot ? std::max(to_text(*record.last_slot), nominal) : nominal;
  TRY(sql.run("UPDATE broadcast SET last_slot = ?1, through = ?2 WHERE name = ?3", last,
              std::max(record.through, through), name));
  return true;
}

}  // namespace twinform
