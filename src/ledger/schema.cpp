// SPDX-License-Identifier: MIT
#include "ledger/schema.h"

#include <fmt/format.h>

namespace twinform {

namespace {

// "twfm": tells a ledger from any other SQLite file.
constexpr std::int64_t kApplicationId = 0x7477666d;

// Instants are seconds since 1970 (UTC), flags 0 or 1, names those of the configuration. Names are no foreign keys: what was
// taken out of the configuration stays in the history. Absent is NULL for instants and ids, '' for words.
constexpr const char* kVersion1 = R"sql(
CREATE TABLE source (
  name TEXT PRIMARY KEY,
  location TEXT NOT NULL,          -- as configured when it was last read
  baselined INTEGER NOT NULL,      -- its first run is over
  etag TEXT NOT NULL,              -- validators of the entries that are stored
  last_modified TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  last_try INTEGER,
  last_ok INTEGER,
  not_before INTEGER,              -- the server asked us to wait
  failures INTEGER NOT NULL,       -- in a row
  last_error TEXT NOT NULL,
  moved_to TEXT NOT NULL,
  moved_runs INTEGER NOT NULL,
  gone INTEGER NOT NULL,
  title TEXT NOT NULL              -- as the feed calls itself
) STRICT;

CREATE TABLE story (
  id INTEGER PRIMARY KEY,
  created INTEGER NOT NULL
) STRICT;

CREATE TABLE story_key (
  key TEXT PRIMARY KEY,            -- "doi:10.1/x", "link:https://…"
  story INTEGER NOT NULL REFERENCES story (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_key_story ON story_key (story);

CREATE TABLE entry (
  id INTEGER PRIMARY KEY,          -- rises with first sight; rows are never deleted
  story INTEGER NOT NULL REFERENCES story (id),
  source TEXT NOT NULL,
  baseline INTEGER NOT NULL,       -- there before the source's first run: never a candidate
  guid TEXT NOT NULL,              -- the key, not what the feed wrote; '' when it could not be trusted
  title_hash INTEGER NOT NULL,     -- EntryKeys::title
  content_hash INTEGER NOT NULL,   -- EntryKeys::content, as last seen
  first_seen INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  title TEXT NOT NULL,
  link TEXT NOT NULL,
  tags TEXT NOT NULL               -- JSON array, '' for none: the source's tags at that time
) STRICT;
CREATE INDEX entry_story ON entry (story, id);

CREATE TABLE entry_body (          -- apart, so that entry stays small; baseline entries have none
  entry INTEGER PRIMARY KEY REFERENCES entry (id),
  json TEXT NOT NULL               -- the whole Entry
) STRICT;

CREATE TABLE entry_key (
  source TEXT NOT NULL,
  key TEXT NOT NULL,               -- "guid:…", "link:…", "hash:…"
  entry INTEGER NOT NULL REFERENCES entry (id),
  PRIMARY KEY (source, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE broadcast (
  name TEXT PRIMARY KEY,
  known_since INTEGER NOT NULL,
  last_slot TEXT,                  -- nominal local time, "2026-11-23T09:00"
  through INTEGER NOT NULL         -- the last entry.id that its slots have covered
) STRICT;

CREATE TABLE slot (
  broadcast TEXT NOT NULL REFERENCES broadcast (name),
  nominal TEXT NOT NULL,
  through INTEGER NOT NULL,
  created INTEGER NOT NULL,
  PRIMARY KEY (broadcast, nominal)
) STRICT;

CREATE TABLE decision (
  story INTEGER NOT NULL REFERENCES story (id),
  broadcast TEXT NOT NULL,
  slot TEXT NOT NULL,
  fate TEXT NOT NULL,              -- name_of(Fate)
  at INTEGER NOT NULL,
  PRIMARY KEY (story, broadcast)
) STRICT;
CREATE INDEX decision_held_over ON decision (broadcast, story) WHERE fate = 'held over';

CREATE TABLE post (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  output TEXT NOT NULL,
  broadcast TEXT NOT NULL,
  slot TEXT NOT NULL,
  part INTEGER NOT NULL,
  parts INTEGER NOT NULL,
  previous INTEGER REFERENCES post (id),  -- the part before it in its thread
  payload TEXT NOT NULL,           -- the bytes that are sent
  shown TEXT NOT NULL,             -- what people are shown of it, as JSON
  state TEXT NOT NULL,             -- name_of(PostState)
  created INTEGER NOT NULL,
  not_before INTEGER,
  first_sent INTEGER,
  last_sent INTEGER,
  doubtful INTEGER NOT NULL,       -- an attempt may have arrived: it is never simply sent anew
  attempts INTEGER NOT NULL,
  last_error TEXT NOT NULL,
  remote_id TEXT NOT NULL,         -- the receipt, once state is 'sent'
  remote_url TEXT NOT NULL,
  arrived INTEGER,
  replayed INTEGER NOT NULL,
  remark TEXT NOT NULL             -- what the server did otherwise than asked
) STRICT;
CREATE INDEX post_state ON post (state, id);
CREATE INDEX post_slot ON post (broadcast, slot);

CREATE TABLE post_story (
  story INTEGER NOT NULL REFERENCES story (id),
  post INTEGER NOT NULL REFERENCES post (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (post, position)
) STRICT;
CREATE INDEX post_story_story ON post_story (story);

CREATE TABLE output (
  name TEXT PRIMARY KEY,
  limits TEXT NOT NULL,            -- JSON, '' before a probe
  probed INTEGER,
  paused TEXT NOT NULL,            -- why; '' when it is not
  not_before INTEGER
) STRICT;

CREATE TABLE note (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
)sql";

// For the health of sources, and for reading them as they ask.
constexpr const char* kVersion2 = R"sql(
ALTER TABLE source ADD COLUMN outcome TEXT NOT NULL DEFAULT '';  -- of the last try: name_of(FetchStatus)
ALTER TABLE source ADD COLUMN last_failure INTEGER;              -- whose words are last_error
ALTER TABLE source ADD COLUMN ttl INTEGER NOT NULL DEFAULT 0;         -- Manners, as the feed last said them
ALTER TABLE source ADD COLUMN skip_hours INTEGER NOT NULL DEFAULT 0;
ALTER TABLE source ADD COLUMN skip_days INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entry ADD COLUMN published INTEGER;                  -- as the feed says
)sql";

// So that only entries that are new or edited are looked up.
constexpr const char* kVersion3 = R"sql(
CREATE TABLE last_look (
  source TEXT PRIMARY KEY,
  since INTEGER NOT NULL,          -- when every entry of the feed was last looked up
  entries BLOB NOT NULL            -- Fingerprints in the machine's byte order; on another they are nobody's
) STRICT, WITHOUT ROWID;
)sql";

// Corrections and floods: what was edited in its feed, and posts about posts. Outputs that are down, and how fast posts follow.
constexpr const char* kVersion4 = R"sql(
ALTER TABLE entry ADD COLUMN revised INTEGER;    -- when it was last found edited
ALTER TABLE entry ADD COLUMN retitled INTEGER;   -- when its title was
ALTER TABLE entry ADD COLUMN held INTEGER NOT NULL DEFAULT 0;  -- came in a flood: no candidate until somebody says so
CREATE INDEX entry_held ON entry (source) WHERE held = 1;
CREATE INDEX entry_revised ON entry (revised) WHERE revised IS NOT NULL;
CREATE INDEX entry_title ON entry (title_hash) WHERE baseline = 0;
CREATE INDEX post_previous ON post (previous) WHERE previous IS NOT NULL;
ALTER TABLE post ADD COLUMN relation TEXT NOT NULL DEFAULT '';  -- to `previous`: '' is the next part of its thread
ALTER TABLE post ADD COLUMN last_ended INTEGER;   -- when an attempt was last over without a clear answer
CREATE INDEX post_sent ON post (output, last_sent);
ALTER TABLE output ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;  -- in a row, of the output and not of a post
ALTER TABLE output ADD COLUMN down_since INTEGER; -- the first of them
ALTER TABLE output ADD COLUMN last_error TEXT NOT NULL DEFAULT '';
)sql";

// Entries that evidence holds to be about one work meet by hashed keys. Decisions may be of one source's entries.
constexpr const char* kVersion5 = R"sql(
ALTER TABLE story ADD COLUMN cluster INTEGER;    -- alike in stories that evidence holds to be one; NULL: none is
CREATE INDEX story_cluster ON story (cluster) WHERE cluster IS NOT NULL;

CREATE TABLE story_block (
  key INTEGER NOT NULL,            -- quarter << 48 | 48 bits of a key of StoryBlocks; quarter 0: holds for ever
  entry INTEGER NOT NULL,
  PRIMARY KEY (key, entry)
) STRICT, WITHOUT ROWID;

CREATE TABLE story_record (
  entry INTEGER PRIMARY KEY,
  fields TEXT NOT NULL             -- what evidence looks at beside title, link and source; as record_text.h writes it
) STRICT;

CREATE TABLE merge (
  entry INTEGER PRIMARY KEY,       -- that came to others about the same work
  other INTEGER NOT NULL,          -- the one that it is most like
  bond TEXT NOT NULL,              -- name_of(Bond)
  why TEXT NOT NULL
) STRICT;

CREATE TABLE new_decision (
  story INTEGER NOT NULL REFERENCES story (id),
  broadcast TEXT NOT NULL,
  source TEXT NOT NULL,            -- of whose entries alone; '' all
  slot TEXT NOT NULL,
  fate TEXT NOT NULL,              -- name_of(Fate)
  at INTEGER NOT NULL,
  PRIMARY KEY (story, broadcast, source)
) STRICT;
INSERT INTO new_decision SELECT story, broadcast, '', slot, fate, at FROM decision;
DROP TABLE decision;
ALTER TABLE new_decision RENAME TO decision;
CREATE INDEX decision_held_over ON decision (broadcast, story) WHERE fate = 'held over';
)sql";

// What other programs wrote of stories, so that they are asked once.
constexpr const char* kVersion6 = R"sql(
CREATE TABLE summary (
  story INTEGER NOT NULL REFERENCES story (id),
  question INTEGER NOT NULL,       -- a hash of the program, the text and how much of it was asked for
  words TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (story, question)
) STRICT, WITHOUT ROWID;
CREATE INDEX summary_at ON summary (at);
)sql";

constexpr const char* kVersions[] = {kVersion1, kVersion2, kVersion3, kVersion4, kVersion5, kVersion6};
static_assert(std::size(kVersions) == kSchemaVersion);

Result<std::int64_t> number(Sqlite& database, std::string_view sql) {
  return TRY(database.first(sql, [](Row row) { return row.integer(0); })).value_or(0);
}

Result<void> migrate_to(Sqlite& database, int version, const Path& file) {
  TRY(database.script("BEGIN IMMEDIATE"));
  // Another process may have done it while this one waited for the lock.
  if (TRY(schema_version(database, file)) >= version) return database.script("ROLLBACK");
  TRY(database.script(kVersions[version - 1]));
  TRY(database.script(fmt::format("PRAGMA application_id = {}", kApplicationId).c_str()));
  TRY(database.script(fmt::format("PRAGMA user_version = {}", version).c_str()));
  return database.script("COMMIT");
}

}  // namespace

Result<int> schema_version(Sqlite& database, const Path& file) {
  std::int64_t version = TRY(number(database, "PRAGMA user_version"));
  std::int64_t application = TRY(number(database, "PRAGMA application_id"));
  bool empty = TRY(number(database, "SELECT count(*) FROM sqlite_schema")) == 0;
  if (empty && version == 0) return 0;
  if (application != kApplicationId) {
    return fail(Error{.kind = ErrorKind::ledger,
                      .what = fmt::format("{} is another program's database", file.string()),
                      .where = {.file = file.string()},
                      .hint = "move it away, or name another file as the ledger"});
  }
  if (version > kSchemaVersion) {
    return fail(Error{.kind = ErrorKind::ledger,
                      .what = fmt::format("the ledger {} was made by a newer twinform (version {}, this one knows {})",
                                          file.string(), version, kSchemaVersion),
                      .where = {.file = file.string()},
                      .hint = "upgrade twinform, or move the ledger away to start anew"});
  }
  return static_cast<int>(version);
}

Result<void> migrate(Sqlite& database, const Path& file) {
  for (int version = TRY(schema_version(database, file)) + 1; version <= kSchemaVersion; ++version) {
    auto done = migrate_to(database, version, file);
    if (done) continue;
    if (database.in_transaction()) static_cast<void>(database.script("ROLLBACK"));
    return done;
  }
  return {};
}

}  // namespace twinform
