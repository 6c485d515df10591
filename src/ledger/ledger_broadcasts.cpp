// SPDX-License-Identifier: MIT
// Broadcasts: their slots, what they could say, what they decided.
#include <algorithm>
#include <set>

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
          .fate = fate_of(row.view(3)),
          .at = row.instant(4)};
}

// Stories with an entry from `sources` that came into the window and that wait for a first decision.
Result<std::set<StoryId>> undecided(Sqlite& sql, std::string_view broadcast, const BroadcastRecord& record,
                                    const std::vector<std::string>& sources, EntryId through) {
  constexpr std::string_view kSelect =
      "SELECT story, source FROM entry WHERE id > ?1 AND id <= ?2 AND baseline = 0 AND held = 0 AND NOT EXISTS"
      " (SELECT 1 FROM decision WHERE decision.story = entry.story AND decision.broadcast = ?3)";
  std::set<StoryId> found;
  auto visit = [&](Row row) {
    if (std::ranges::find(sources, row.view(1)) != sources.end()) found.insert(row.id<StoryId>(0));
  };
  TRY(sql.each(kSelect, visit, record.through, through, broadcast));
  return found;
}

Result<std::vector<StoryId>> held_over(Sqlite& sql, std::string_view broadcast) {
  auto read = [](Row row) { return row.id<StoryId>(0); };
  return sql.rows("SELECT story FROM decision WHERE broadcast = ?1 AND fate = 'held over'", read, broadcast);
}

}  // namespace

Fate fate_of(std::string_view name) {
  constexpr Fate kFates[] = {Fate::baseline, Fate::merged,    Fate::too_old, Fate::language,
                             Fate::filtered, Fate::held_over, Fate::dropped, Fate::planned};
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

Result<std::vector<Story>> Ledger::candidates(std::string_view broadcast, const BroadcastRecord& record,
                                              const std::vector<std::string>& sources, EntryId through) {
  Sqlite& sql = database_->sql;
  std::vector<Story> stories;
  for (StoryId id : TRY(undecided(sql, broadcast, record, sources, through))) {
    auto story = TRY(load_story(sql, id, sources));
    // Its first entry lay in an earlier window: this is one more about a story that was handled then.
    if (story && story->first_entry > record.through) stories.push_back(std::move(*story));
  }
  for (StoryId id : TRY(held_over(sql, broadcast))) {
    if (auto story = TRY(load_story(sql, id, sources))) stories.push_back(std::move(*story));
  }
  std::ranges::sort(stories, {}, &Story::first_entry);
  return stories;
}

Result<void> Ledger::decide(const Decision& decision) {
  constexpr std::string_view kUpsert =
      "INSERT INTO decision (story, broadcast, slot, fate, at) VALUES (?1, ?2, ?3, ?4, ?5)"
      " ON CONFLICT (story, broadcast) DO UPDATE SET slot = excluded.slot, fate = excluded.fate, at = excluded.at";
  return database_->sql.run(kUpsert, decision.story, decision.broadcast, decision.slot, name_of(decision.fate),
                            decision.at);
}

Result<std::vector<Decision>> Ledger::decisions(StoryId story) {
  return database_->sql.rows(
      "SELECT broadcast, slot, story, fate, at FROM decision WHERE story = ?1 ORDER BY at, broadcast", read_decision,
      story);
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
