// SPDX-License-Identifier: MIT
#include "ledger/ledger.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include <fmt/format.h>

#include "ledger/database.h"
#include "ledger/schema.h"

namespace twinform {

namespace {

bool missing(const Path& file) {
  struct stat found{};
  return ::stat(file.c_str(), &found) != 0 && errno == ENOENT;
}

Error as_ledger_error(Error error, const Path& file) {
  error.kind = ErrorKind::ledger;
  error.where.file = file.string();
  error.hint = "name another place for the ledger, or make this one writable for the user who runs twinform";
  return error;
}

// SQLite would make it as the umask says; it holds what people read and write, so it is for its owner only.
Result<void> make_private_file(const Path& file) {
  if (auto made = make_directories(file.parent_path(), 0700); !made) {
    return fail(as_ledger_error(std::move(made).error(), file));
  }
  int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor >= 0) {
    ::close(descriptor);
    return {};
  }
  int number = errno;
  return fail(as_ledger_error(
      {.what = fmt::format("can't write the ledger {}: {}", file.string(), system_reason(number))}, file));
}

Result<Sqlite> open_memory(const Path& file) {
  Sqlite sql = TRY(Sqlite::open(":memory:", SQLITE_OPEN_READWRITE, file));
  TRY(sql.script("PRAGMA foreign_keys = ON"));
  TRY(migrate(sql, file));
  return sql;
}

Result<Sqlite> open_to_write(const Path& file) {
  TRY(make_private_file(file));
  Sqlite sql = TRY(Sqlite::open(file.string(), SQLITE_OPEN_READWRITE, file));
  TRY(schema_version(sql, file));               // before the first byte of a file that may not be ours is changed
  TRY(sql.script("PRAGMA page_size = 16384"));  // of a new one: a large run changes a page for every source
  TRY(sql.script("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON"));
  TRY(sql.script("PRAGMA cache_size = -32768"));  // KiB; with SQLite's 2 MiB a large run writes its pages many times
  TRY(migrate(sql, file));
  return sql;
}

Result<Sqlite> private_copy(const Sqlite& original, const Path& file) {
  Sqlite copy = TRY(original.copy());
  TRY(copy.script("PRAGMA foreign_keys = ON"));
  TRY(migrate(copy, file));
  return copy;
}

// What a URI may not hold unescaped (SQLite's file: URIs).
std::string immutable_uri(const Path& file) {
  std::string uri = "file:";
  for (char c : file.string()) {
    if (c == '%' || c == '?' || c == '#') {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

// A ledger on a read-only disk can't have the shared memory that WAL needs; nobody can change it either.
Result<Sqlite> open_unchanging(const Path& file) {
  Sqlite sql = TRY(Sqlite::open(immutable_uri(file), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, file));
  TRY(schema_version(sql, file));
  return sql;
}

Result<Sqlite> open_to_read(const Path& file) {
  if (missing(file)) return open_memory(file);
  Sqlite sql = TRY(Sqlite::open(file.string(), SQLITE_OPEN_READONLY, file));
  auto version = schema_version(sql, file);
  if (!version && ::access(file.parent_path().c_str(), W_OK) != 0) {
    sql = TRY(open_unchanging(file));
    version = schema_version(sql, file);
  }
  if (TRY(std::move(version)) < kSchemaVersion) return private_copy(sql, file);
  return sql;
}

Result<Sqlite> open_as(const Path& file, LedgerMode mode) {
  switch (mode) {
    case LedgerMode::write: return open_to_write(file);
    case LedgerMode::read: return open_to_read(file);
    case LedgerMode::memory: return open_memory(file);
  }
  return fail(ErrorKind::internal, "no such ledger mode");
}

}  // namespace

Ledger::Ledger(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

Result<Ledger> Ledger::open(const Path& file, LedgerMode mode) {
  Path absolute = file.is_absolute() ? file : std::filesystem::path(".") / file;
  Sqlite sql = TRY(open_as(absolute, mode));
  return Ledger(std::make_unique<Database>(Database{std::move(sql), file}));
}

Result<Ledger::Transaction> Ledger::begin() {
  Sqlite& sql = database_->sql;
  if (sql.in_transaction()) return fail(ErrorKind::internal, "a transaction of the ledger inside another");
  // A reader that starts to write does so in a copy: the file stays as it is, and nobody waits for us.
  if (sql.read_only()) sql = TRY(private_copy(sql, database_->file));
  TRY(sql.script("BEGIN IMMEDIATE"));
  return Transaction(*this);
}

Ledger::Transaction::Transaction(Transaction&& other) noexcept : ledger_(std::exchange(other.ledger_, nullptr)) {}

Ledger::Transaction::~Transaction() {
  if (ledger_ == nullptr) return;
  Sqlite& sql = ledger_->database_->sql;
  // SQLite has rolled back by itself after some errors.
  if (sql.in_transaction()) static_cast<void>(sql.script("ROLLBACK"));
}

Result<void> Ledger::Transaction::commit() {
  TRY(ledger_->database_->sql.script("COMMIT"));
  ledger_ = nullptr;
  return {};
}

Result<LedgerCounts> Ledger::counts() {
  constexpr std::string_view kCounts =
      "SELECT (SELECT count(*) FROM source), (SELECT count(*) FROM entry), (SELECT count(*) FROM story),"
      " (SELECT count(*) FROM post WHERE state = 'pending'), (SELECT count(*) FROM post WHERE state IN ('unknown', "
      "'sending')),"
      " (SELECT count(*) FROM post WHERE state = 'refused'), (SELECT count(*) FROM post WHERE state = 'sent'),"
      " (SELECT count(*) FROM post WHERE state = 'held')";
  auto found = TRY(database_->sql.first(kCounts, [](Row row) {
    return LedgerCounts{row.integer(0), row.integer(1), row.integer(2), row.integer(3),
                        row.integer(4), row.integer(5), row.integer(6), row.integer(7)};
  }));
  return found.value_or(LedgerCounts{});
}

Result<std::string> Ledger::note(std::string_view key) {
  auto read = [](Row row) { return row.text(0); };
  return TRY(database_->sql.first("SELECT value FROM note WHERE key = ?1", read, key)).value_or("");
}

Result<void> Ledger::note(std::string_view key, std::string_view value) {
  return database_->sql.run(
      "INSERT INTO note (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key,
      value);
}

}  // namespace twinform
