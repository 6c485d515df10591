// SPDX-License-Identifier: MIT
// The SQLite C API as values: connections and statements that clean up after themselves, errors as Result.
#pragma once

#include <sqlite3.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/file.h"

namespace twinform {

// One row of an answer; valid until the next one is read.
class Row {
 public:
  explicit Row(sqlite3_stmt* statement) : statement_(statement) {}
  bool is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
  int small(int column) const { return sqlite3_column_int(statement_, column); }
  bool flag(int column) const { return small(column) != 0; }
  std::string text(int column) const { return std::string(view(column)); }
  std::string_view view(int column) const;  // "" for NULL
  Instant instant(int column) const { return from_epoch(integer(column)); }
  std::optional<Instant> maybe_instant(int column) const;
  template <class Id>
  Id id(int column) const {
    return static_cast<Id>(integer(column));
  }

 private:
  sqlite3_stmt* statement_;
};

// A connection and its prepared statements, each prepared once. For one thread at a time.
class Sqlite {
 public:
  // `flags` are SQLITE_OPEN_…; waits up to five seconds for other connections. Errors name `file`.
  static Result<Sqlite> open(const std::string& location, int flags, const Path& file);

  // Several statements without arguments or answers.
  Result<void> script(const char* sql);
  // One statement; its arguments are ?1, ?2 …
  template <class... Arguments>
  Result<void> run(std::string_view sql, const Arguments&... arguments) {
    return each(sql, [](Row) {}, arguments...);
  }
  // `read` makes a value of each row.
  template <class Read, class... Arguments>
  auto rows(std::string_view sql, Read read, const Arguments&... arguments)
      -> Result<std::vector<std::invoke_result_t<Read, Row>>> {
    std::vector<std::invoke_result_t<Read, Row>> found;
    TRY(each(sql, [&](Row row) { found.push_back(read(row)); }, arguments...));
    return found;
  }
  // The first row, if there is one.
  template <class Read, class... Arguments>
  auto first(std::string_view sql, Read read, const Arguments&... arguments)
      -> Result<std::optional<std::invoke_result_t<Read, Row>>> {
    std::optional<std::invoke_result_t<Read, Row>> found;
    Lease lease(TRY(prepare(sql)));
    bind_all(lease.statement, arguments...);
    if (TRY(step(lease.statement))) found = read(Row(lease.statement));
    return found;
  }
  template <class Visit, class... Arguments>
  Result<void> each(std::string_view sql, Visit visit, const Arguments&... arguments) {
    Lease lease(TRY(prepare(sql)));
    bind_all(lease.statement, arguments...);
    while (TRY(step(lease.statement))) visit(Row(lease.statement));
    return {};
  }

  std::int64_t last_id() const { return sqlite3_last_insert_rowid(database_.get()); }
  int changes() const { return sqlite3_changes(database_.get()); }
  bool in_transaction() const { return sqlite3_get_autocommit(database_.get()) == 0; }
  bool read_only() const { return sqlite3_db_readonly(database_.get(), "main") == 1; }
  // A private copy: in memory while it is small, in an unlinked temporary file beyond that.
  Result<Sqlite> copy() const;

 private:
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  };
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  // A statement in use: given back, without its arguments, when the use is over.
  struct Lease {
    explicit Lease(sqlite3_stmt* leased) : statement(leased) {}
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease();
    sqlite3_stmt* statement;
  };

  Sqlite(sqlite3* database, Path file) : database_(database), file_(std::move(file)) {}
  Result<sqlite3_stmt*> prepare(std::string_view sql);
  Result<bool> step(sqlite3_stmt* statement);
  Error error(int code) const;

  static void bind(sqlite3_stmt* statement, int index, std::int64_t value);
  static void bind(sqlite3_stmt* statement, int index, std::string_view value);
  static void bind(sqlite3_stmt* statement, int index, std::span<const std::byte> value);
  static void bind(sqlite3_stmt* statement, int index, const std::optional<Instant>& value);
  static void bind(sqlite3_stmt* statement, int index, Instant value) { bind(statement, index, to_epoch(value)); }
  // Identifiers, flags and numbers; hashes keep their bits.
  template <class Integer>
    requires(std::is_enum_v<Integer> || std::is_integral_v<Integer>)
  static void bind(sqlite3_stmt* statement, int index, Integer value) {
    bind(statement, index, static_cast<std::int64_t>(value));
  }
  static void bind(sqlite3_stmt* statement, int index, const std::optional<std::int64_t>& value);
  template <class... Arguments>
  static void bind_all([[maybe_unused]] sqlite3_stmt* statement, const Arguments&... arguments) {
    [[maybe_unused]] int index = 0;
    (bind(statement, ++index, arguments), ...);
  }

  std::unique_ptr<sqlite3, Close> database_;
  Path file_;
  std::map<std::string, std::unique_ptr<sqlite3_stmt, Finalize>, std::less<>> statements_;
};

}  // namespace twinform
