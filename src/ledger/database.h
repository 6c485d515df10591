// SPDX-License-Identifier: MIT
// What the parts of Ledger share; for this folder only.
#pragma once

#include <unordered_set>

#include "ledger/ledger.h"
#include "ledger/sqlite.h"

namespace twinform {

struct Ledger::Database {
  Sqlite sql;
  Path file;
};

struct JoinedStory {
  StoryId id{};
  std::string key;  // that led there; "": it is new
};
// The story that has one of `keys`, or a new one; all keys are its own from then on. Several stories that turn out to share a
// key become one: the oldest.
Result<JoinedStory> join_story(Sqlite& sql, const std::vector<std::string>& keys, Instant now);

// Of `keys` those that name a work, as they may come late: a DOI, a PMID; none of them where the story has another DOI.
Result<void> add_names(Sqlite& sql, StoryId story, std::vector<std::string> keys);

using SourceNames = std::unordered_set<std::string_view>;
// A story, of one or more that are the same, as a broadcast sees it: entries of `sources` only, the oldest is the lead and gives
// the id. None when it has no entry from them, or when the first of them is a baseline entry.
Result<std::optional<Ledger::View>> find_view(Sqlite& sql, const std::vector<StoryId>& ids, const SourceNames& sources);
Result<Story> load_view(Sqlite& sql, const Ledger::View& view);
Result<std::optional<Story>> load_story(Sqlite& sql, const std::vector<StoryId>& ids, const SourceNames& sources);
Result<std::vector<StoryId>> cluster_of(Sqlite& sql, StoryId story);
// When story `from` becomes a part of `into`: a cluster's name is one of its stories.
Result<void> rename_cluster(Sqlite& sql, StoryId from, StoryId into);

// Back from name_of(Fate); a word that is unknown, of a newer twinform, counts as planned: never said again.
Fate fate_of(std::string_view name);

EntryRecord read_entry_record(Row row);
inline std::int64_t first_integer(Row row) { return row.integer(0); }
// `where` is SQL from WHERE on, for the table entry.
template <class... Arguments>
Result<std::vector<EntryRecord>> entry_records(Sqlite& sql, std::string_view where, const Arguments&... arguments) {
  std::string statement =
      "SELECT id, story, source, baseline, content_hash, first_seen, last_seen, title, link FROM entry ";
  return sql.rows(statement.append(where), read_entry_record, arguments...);
}
}  // namespace twinform
