// SPDX-License-Identifier: MIT
#include "ledger/sqlite.h"

#include <fmt/format.h>

#include <cerrno>

#include "ledger/sqlite_error.h"

namespace twinform {

std::string_view Row::view(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);
  auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return bytes == nullptr ? std::string_view{} : std::string_view(static_cast<const char*>(bytes), size);
}

std::optional<Instant> Row::maybe_instant(int column) const {
  if (is_null(column)) return std::nullopt;
  return instant(column);
}

Result<Sqlite> Sqlite::open(const std::string& location, int flags, const Path& file) {
  sqlite3* database = nullptr;
  int code = sqlite3_open_v2(location.c_str(), &database, flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, nullptr);
  Sqlite opened(database, file);
  if (database == nullptr) return fail(ErrorKind::ledger, "no memory for the ledger");
  if (code != SQLITE_OK) return fail(opened.error(code));
  sqlite3_busy_timeout(database, 5'000);
  return opened;
}

Result<void> Sqlite::script(const char* sql) {
  int code = sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return fail(error(code));
  return {};
}

Result<Sqlite> Sqlite::copy() const {
  Sqlite copy = TRY(open("", SQLITE_OPEN_READWRITE, file_));
  TRY(copy.script("PRAGMA synchronous = OFF"));  // nobody opens it after a crash
  sqlite3_backup* backup = sqlite3_backup_init(copy.database_.get(), "main", database_.get(), "main");
  if (backup == nullptr) return fail(copy.error(sqlite3_extended_errcode(copy.database_.get())));
  sqlite3_backup_step(backup, -1);
  int code = sqlite3_backup_finish(backup);
  if (code != SQLITE_OK) return fail(copy.error(code));
  return copy;
}

Sqlite::Lease::~Lease() {
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
}

Result<sqlite3_stmt*> Sqlite::prepare(std::string_view sql) {
  if (auto found = statements_.find(sql); found != statements_.end()) return found->second.get();
  sqlite3_stmt* statement = nullptr;
  int code = sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                &statement, nullptr);
  if (code != SQLITE_OK) return fail(error(code));
  statements_.emplace(sql, statement);
  return statement;
}

Result<bool> Sqlite::step(sqlite3_stmt* statement) {
  int code = sqlite3_step(statement);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return fail(error(code));
}

Error Sqlite::error(int code) const {
  int reason = sqlite3_system_errno(database_.get());
  if (reason == 0 && (code & 0xFF) == SQLITE_IOERR) reason = errno;  // SQLite notes no reason when COMMIT fails
  return sqlite_error(code, sqlite3_errmsg(database_.get()), reason, file_);
}

void Sqlite::bind(sqlite3_stmt* statement, int index, std::int64_t value) {
  sqlite3_bind_int64(statement, index, value);
}

void Sqlite::bind(sqlite3_stmt* statement, int index, std::string_view value) {
  // A null pointer would bind NULL. The arguments outlive the statement's use, so nothing is copied.
  const char* bytes = value.empty() ? "" : value.data();
  sqlite3_bind_text64(statement, index, bytes, value.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void Sqlite::bind(sqlite3_stmt* statement, int index, std::span<const std::byte> value) {
  const void* bytes = value.empty() ? static_cast<const void*>("") : value.data();
  sqlite3_bind_blob64(statement, index, bytes, value.size(), SQLITE_STATIC);
}

void Sqlite::bind(sqlite3_stmt* statement, int index, const std::optional<Instant>& value) {
  if (value) return bind(statement, index, to_epoch(*value));
  sqlite3_bind_null(statement, index);
}

void Sqlite::bind(sqlite3_stmt* statement, int index, const std::optional<std::int64_t>& value) {
  if (value) return bind(statement, index, *value);
  sqlite3_bind_null(statement, index);
}

}  // namespace twinform
