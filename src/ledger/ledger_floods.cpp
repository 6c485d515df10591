// SPDX-License-Identifier: MIT
// Entries that came in a flood, and wait for a person.
#include "ledger/database.h"

namespace twinform {

Result<void> Ledger::hold(std::string_view source, EntryId after) {
  return database_->sql.run("UPDATE entry SET held = 1 WHERE id > ?1 AND source = ?2 AND baseline = 0", after, source);
}

Result<int> Ledger::release(std::string_view source, const std::vector<std::string>& broadcasts, Instant now) {
  constexpr std::string_view kHoldOver =
      "INSERT INTO decision (story, broadcast, source, slot, fate, at)"
      " SELECT DISTINCT story, ?1, '', '', ?2, ?3 FROM entry WHERE source = ?4 AND held = 1 AND NOT EXISTS"
      " (SELECT 1 FROM decision AS made WHERE made.story = entry.story AND made.broadcast = ?1)";
  Sqlite& sql = database_->sql;
  for (const std::string& broadcast : broadcasts) {
    TRY(sql.run(kHoldOver, broadcast, name_of(Fate::held_over), now, source));
  }
  TRY(sql.run("UPDATE entry SET held = 0 WHERE source = ?1 AND held = 1", source));
  return sql.changes();
}

Result<int> Ledger::dismiss(std::string_view source) {
  Sqlite& sql = database_->sql;
  TRY(sql.run("DELETE FROM entry_body WHERE entry IN (SELECT id FROM entry WHERE source = ?1 AND held = 1)", source));
  TRY(sql.run("UPDATE entry SET held = 0, baseline = 1 WHERE source = ?1 AND held = 1", source));
  return sql.changes();
}

Result<std::map<std::string, int>> Ledger::held() {
  std::map<std::string, int> held;
  auto take = [&](Row row) { held.emplace(row.text(0), row.small(1)); };
  TRY(database_->sql.each("SELECT source, count(*) FROM entry WHERE held = 1 GROUP BY source", take));
  return held;
}

Result<bool> Ledger::is_held(EntryId entry) {
  auto read = [](Row row) { return row.flag(0); };
  return TRY(database_->sql.first("SELECT held FROM entry WHERE id = ?1", read, entry)).value_or(false);
}

}  // namespace twinform
