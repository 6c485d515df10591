// SPDX-License-Identifier: MIT
// Entries that may be about the same: found by hashed keys, and brought together.
#include <algorithm>
#include <iterator>
#include <map>
#include <ranges>

#include "ledger/database.h"
#include "ledger/record_text.h"

namespace twinform {

namespace {

constexpr int kNewest = 12;                  // of those that share a key: "Editorial" is the title of thousands
constexpr std::ptrdiff_t kMostWeighed = 12;  // with one entry
constexpr std::ptrdiff_t kMostByChance = 2;  // of these, that share one key of likeness
constexpr int kWorthOfName = 2;              // in keys of likeness
constexpr std::int64_t kQuarter = 91 * 86'400;
constexpr int kQuarterBits = 48;

StoryId read_story(Row row) { return row.id<StoryId>(0); }

std::int64_t quarter_of(Instant now) { return std::clamp<std::int64_t>(to_epoch(now) / kQuarter, 1, 0x7FFF); }

std::int64_t row_key(std::uint64_t key, std::int64_t quarter) {
  return quarter << kQuarterBits | static_cast<std::int64_t>(key >> (64 - kQuarterBits));
}

// That share most first, then newest. What shares a single band of words is seldom the same, and there is much of it.
std::vector<EntryId> most_met(const std::map<EntryId, int>& met) {
  std::vector<std::pair<int, EntryId>> ranked;
  for (const auto& [entry, shared] : met) ranked.emplace_back(shared, entry);
  std::ranges::sort(ranked, std::ranges::greater{});
  auto by_chance = std::ranges::find(ranked, 1, &std::pair<int, EntryId>::first);
  auto most = std::min<std::ptrdiff_t>(by_chance - ranked.begin() + kMostByChance, kMostWeighed);
  std::vector<EntryId> entries;
  for (const auto& [shared, entry] : ranked | std::views::take(most)) entries.push_back(entry);
  return entries;
}

constexpr std::string_view kSelectRecord =
    "SELECT entry.id, story, title, link, source, fields FROM entry JOIN story_record ON story_record.entry = "
    "entry.id ";

KnownRecord read_known(Row row) {
  KnownRecord known{.entry = row.id<EntryId>(0), .story = row.id<StoryId>(1)};
  known.record.title = row.text(2);
  known.record.url = row.text(3);
  known.record.feed = row.text(4);
  record_from_text(row.view(5), known);
  return known;
}

Bond bond_of(std::string_view name) {
  for (Bond bond : {Bond::evidence, Bond::version})
    if (name_of(bond) == name) return bond;
  return Bond::identity;
}

Result<std::optional<StoryId>> cluster_name(Sqlite& sql, StoryId story) {
  return sql.first("SELECT cluster FROM story WHERE id = ?1 AND cluster IS NOT NULL", read_story, story);
}

}  // namespace

std::string_view name_of(Bond bond) {
  switch (bond) {
    case Bond::identity: return "identity";
    case Bond::evidence: return "evidence";
    case Bond::version: return "version";
  }
  return "identity";
}

Result<std::vector<StoryId>> cluster_of(Sqlite& sql, StoryId story) {
  auto name = TRY(cluster_name(sql, story));
  if (!name) return std::vector{story};
  return sql.rows("SELECT id FROM story WHERE cluster = ?1 ORDER BY id", read_story, *name);
}

Result<void> rename_cluster(Sqlite& sql, StoryId from, StoryId into) {
  for (StoryId story : {from, into}) {
    auto name = TRY(cluster_name(sql, story));
    if (!name) continue;
    TRY(sql.run("UPDATE story SET cluster = ?1 WHERE cluster = ?2 OR id = ?1", into, *name));
  }
  return {};
}

Result<std::vector<KnownRecord>> Ledger::alike(const StoryBlocks& blocks, Instant now) {
  Sqlite& sql = database_->sql;
  std::map<EntryId, int> met;
  auto meet = [&](std::uint64_t key, std::int64_t quarter, int worth) {
    auto count = [&](Row row) { met[row.id<EntryId>(0)] += worth; };
    return sql.each("SELECT entry FROM story_block WHERE key = ?1 ORDER BY entry DESC LIMIT ?2", count,
                    row_key(key, quarter), kNewest);
  };
  for (std::uint64_t key : blocks.names) TRY(meet(key, 0, kWorthOfName));
  for (std::int64_t quarter : {quarter_of(now), quarter_of(now) - 1})
    for (std::uint64_t key : blocks.likeness) TRY(meet(key, quarter, 1));
  std::vector<KnownRecord> records;
  std::string select = std::string(kSelectRecord) + "WHERE entry.id = ?1";
  for (EntryId entry : most_met(met))
    if (auto known = TRY(sql.first(select, read_known, entry))) records.push_back(std::move(*known));
  return records;
}

Result<void> Ledger::remember(const KnownRecord& known, const StoryBlocks& blocks, Instant now) {
  Sqlite& sql = database_->sql;
  TRY(sql.run("INSERT INTO story_record (entry, fields) VALUES (?1, ?2)", known.entry, record_to_text(known)));
  constexpr std::string_view kInsert = "INSERT INTO story_block (key, entry) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
  for (std::uint64_t key : blocks.names) TRY(sql.run(kInsert, row_key(key, 0), known.entry));
  for (std::uint64_t key : blocks.likeness) TRY(sql.run(kInsert, row_key(key, quarter_of(now)), known.entry));
  return {};
}

Result<void> Ledger::forget_likeness(Instant now) {
  return database_->sql.run("DELETE FROM story_block WHERE key >= ?1 AND key < ?2", row_key(0, 1),
                            row_key(0, quarter_of(now) - 1));
}

Result<std::vector<StoryId>> Ledger::cluster(StoryId story) { return cluster_of(database_->sql, story); }

Result<std::vector<KnownRecord>> Ledger::records_of(const std::vector<StoryId>& stories, std::size_t most) {
  std::vector<KnownRecord> records;
  std::string select = std::string(kSelectRecord) + "WHERE story = ?1 ORDER BY entry.id LIMIT ?2";
  for (StoryId story : stories)
    std::ranges::move(TRY(database_->sql.rows(select, read_known, story, most - records.size())),
                      std::back_inserter(records));
  return records;
}

Result<void> Ledger::merge(StoryId story, StoryId into) {
  Sqlite& sql = database_->sql;
  StoryId name = TRY(cluster_name(sql, into)).value_or(into);
  if (auto other = TRY(cluster_name(sql, story)))
    TRY(sql.run("UPDATE story SET cluster = ?1 WHERE cluster = ?2", name, *other));
  return sql.run("UPDATE story SET cluster = ?1 WHERE id = ?2 OR id = ?3", name, into, story);
}

Result<void> Ledger::store(EntryId entry, const Merge& merge) {
  return database_->sql.run(
      "INSERT INTO merge (entry, other, bond, why) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (entry) DO NOTHING", entry,
      merge.other, name_of(merge.bond), merge.why);
}

Result<std::optional<Merge>> Ledger::merge_of(EntryId entry) {
  auto read = [](Row row) {
    return Merge{.other = row.id<EntryId>(0), .bond = bond_of(row.view(1)), .why = row.text(2)};
  };
  return database_->sql.first("SELECT other, bond, why FROM merge WHERE entry = ?1", read, entry);
}

}  // namespace twinform
