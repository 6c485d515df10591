// SPDX-License-Identifier: MIT
// What we know of the places we read.
#include <cstring>

#include "ledger/database.h"
#include "text/clean.h"

namespace twinform {

namespace {

constexpr std::string_view kSelect =
    "SELECT name, location, baselined, etag, last_modified, body_hash, last_try, last_ok, not_before, failures, "
    "last_error,"
    " moved_to, moved_runs, gone, title, outcome, last_failure, ttl, skip_hours, skip_days FROM source ";

SourceRecord read_source(Row row) {
  return {.name = row.text(0),
          .location = row.text(1),
          .baselined = row.flag(2),
          .validators = {.etag = row.text(3), .last_modified = row.text(4)},
          .body_hash = row.text(5),
          .last_try = row.maybe_instant(6),
          .last_ok = row.maybe_instant(7),
          .last_failure = row.maybe_instant(16),
          .not_before = row.maybe_instant(8),
          .outcome = row.text(15),
          .failures = row.small(9),
          .last_error = row.text(10),
          .moved_to = row.text(11),
          .moved_runs = row.small(12),
          .gone = row.flag(13),
          .title = clean_line(row.view(14)),
          .manners = {.ttl = Seconds{row.integer(17)},
                      .skip_hours = static_cast<std::uint32_t>(row.integer(18)),
                      .skip_days = static_cast<std::uint32_t>(row.integer(19))}};
}

}  // namespace

Result<SourceRecord> Ledger::source(std::string_view name) {
  auto found = TRY(database_->sql.first(std::string(kSelect) + "WHERE name = ?1", read_source, name));
  return found ? std::move(*found) : SourceRecord{.name = std::string(name)};
}

Result<std::vector<SourceRecord>> Ledger::sources() {
  return database_->sql.rows(std::string(kSelect) + "ORDER BY name", read_source);
}

Result<void> Ledger::store(const SourceRecord& record) {
  constexpr std::string_view kUpdate =
      "UPDATE source SET location = ?2, baselined = ?3, etag = ?4, last_modified = ?5, body_hash = ?6, last_try = ?7, "
      "last_ok = ?8, not_before = ?9, failures = ?10, last_error = ?11, moved_to = ?12, moved_runs = ?13, gone = ?14, "
      "title = ?15, outcome = ?16, last_failure = ?17, ttl = ?18, skip_hours = ?19, skip_days = ?20 WHERE name = ?1";
  constexpr std::string_view kInsert =
      "INSERT INTO source (name, location, baselined, etag, last_modified, body_hash, last_try, last_ok, not_before, "
      "failures, last_error, moved_to, moved_runs, gone, title, outcome, last_failure, ttl, skip_hours, skip_days)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)";
  Sqlite& sql = database_->sql;
  auto run = [&](std::string_view statement) {
    return sql.run(statement, record.name, record.location, record.baselined, record.validators.etag,
                   record.validators.last_modified, record.body_hash, record.last_try, record.last_ok,
                   record.not_before, record.failures, record.last_error, record.moved_to, record.moved_runs,
                   record.gone, record.title.str(), record.outcome, record.last_failure, record.manners.ttl.count(),
                   static_cast<std::int64_t>(record.manners.skip_hours),
                   static_cast<std::int64_t>(record.manners.skip_days));
  };
  TRY(run(kUpdate));  // half the work of INSERT … ON CONFLICT, and what nearly always happens
  return sql.changes() > 0 ? Result<void>{} : run(kInsert);
}

Result<LastLook> Ledger::last_look(std::string_view source) {
  auto read = [](Row row) {
    std::string_view bytes = row.view(1);
    LastLook look{.since = row.instant(0)};
    look.entries.resize(bytes.size() / sizeof(Fingerprint));
    if (!look.entries.empty())
      std::memcpy(look.entries.data(), bytes.data(), look.entries.size() * sizeof(Fingerprint));
    return look;
  };
  constexpr std::string_view kSelectLook = "SELECT since, entries FROM last_look WHERE source = ?1";
  return TRY(database_->sql.first(kSelectLook, read, source)).value_or(LastLook{});
}

Result<void> Ledger::store(std::string_view source, const LastLook& look) {
  constexpr std::string_view kUpsert =
      "INSERT INTO last_look (source, since, entries) VALUES (?1, ?2, ?3)"
      " ON CONFLICT (source) DO UPDATE SET since = excluded.since, entries = excluded.entries";
  return database_->sql.run(kUpsert, source, look.since, std::as_bytes(std::span(look.entries)));
}

Result<std::map<std::string, std::vector<Instant>>> Ledger::entry_dates(std::size_t most) {
  std::map<std::string, std::vector<Instant>> dates;
  auto take = [&](Row row) {
    std::vector<Instant>& known = dates[row.text(0)];
    if (known.size() < most) known.push_back(row.instant(1));
  };
  constexpr std::string_view kNewestFirst =
      "SELECT source, CASE WHEN published < first_seen THEN published ELSE first_seen END FROM entry"
      " WHERE published IS NOT NULL OR baseline = 0 ORDER BY id DESC";
  TRY(database_->sql.each(kNewestFirst, take));
  return dates;
}

Result<std::vector<Instant>> Ledger::dates_of(std::string_view source, std::size_t most) {
  constexpr std::string_view kNewestFirst =
      "SELECT CASE WHEN published < first_seen THEN published ELSE first_seen END FROM entry"
      " WHERE id IN (SELECT entry FROM entry_key WHERE source = ?1) AND (published IS NOT NULL OR baseline = 0)"
      " ORDER BY id DESC LIMIT ?2";
  return database_->sql.rows(kNewestFirst, [](Row row) { return row.instant(0); }, source, most);
}

}  // namespace twinform
