// SPDX-License-Identifier: MIT
#include "ledger/sqlite_error.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace twinform {

namespace {

struct Meaning {
  int code;  // primary
  std::string_view what;
  std::string_view hint;
};

constexpr Meaning kMeanings[] = {
    {SQLITE_NOTADB, "is no ledger", "move it away, or name another file as the ledger"},
    {SQLITE_CORRUPT, "is damaged",
     "put a backup in its place, or save what can be read with: sqlite3 FILE .recover | sqlite3 NEW"},
    {SQLITE_FULL, "can't grow: the disk is full", "make room; nothing was lost, and the next run goes on from here"},
    {SQLITE_IOERR, "can't be read or written", "look at the disk (space, quota, mount, hardware), then run again"},
    {SQLITE_READONLY, "can't be written", "make the file and its folder writable for the user who runs twinform"},
    {SQLITE_CANTOPEN, "can't be opened", "make the file and its folder writable for the user who runs twinform"},
    {SQLITE_PERM, "can't be opened", "make the file and its folder writable for the user who runs twinform"},
    {SQLITE_BUSY, "is locked by another process for longer than five seconds",
     "wait for it to end, or find it with: fuser FILE"},
    {SQLITE_LOCKED, "is locked by another process for longer than five seconds",
     "wait for it to end, or find it with: fuser FILE"},
    {SQLITE_NOMEM, "needs more memory than there is", "free some memory, then run again"},
};

}  // namespace

Error sqlite_error(int code, std::string_view message, int system, const Path& file) {
  for (const Meaning& meaning : kMeanings) {
    if (meaning.code != (code & 0xff)) continue;
    Error error{.kind = ErrorKind::ledger,
                .what = fmt::format("the ledger {} {}", file.string(), meaning.what),
                .where = {.file = file.string()},
                .hint = std::string(meaning.hint)};
    if (system != 0) error.what += fmt::format(" ({})", system_reason(system));
    return error;
  }
  return {.kind = ErrorKind::ledger,
          .what = fmt::format("the ledger {} fails: {} (SQLite {})", file.string(), message, code),
          .where = {.file = file.string()}};
}

}  // namespace twinform
