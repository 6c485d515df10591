// SPDX-License-Identifier: MIT
// What an unusable ledger says, and that looking changes nothing.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "ledger_fixture.h"
#include "support/golden.h"

using namespace twinform;
using namespace twinform::test;

namespace {

mode_t mode_of(const Path& file) {
  struct stat found{};
  REQUIRE(::stat(file.c_str(), &found) == 0);
  return found.st_mode & 0777U;
}

// Another program's hand on the file.
class Sql {
 public:
  explicit Sql(const Path& file) { REQUIRE(sqlite3_open(file.c_str(), &database_) == SQLITE_OK); }
  Sql(const Sql&) = delete;
  Sql& operator=(const Sql&) = delete;
  ~Sql() { sqlite3_close(database_); }
  void run(const char* sql) { REQUIRE(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) == SQLITE_OK); }

 private:
  sqlite3* database_ = nullptr;
};

Error failure(const Path& file, LedgerMode mode = LedgerMode::write) {
  auto opened = Ledger::open(file, mode);
  REQUIRE_FALSE(opened.has_value());
  CHECK(opened.error().kind == ErrorKind::ledger);
  CHECK(opened.error().where.file == file.string());
  CHECK_FALSE(opened.error().hint.empty());
  return opened.error();
}

bool says(const Error& error, std::string_view words) { return error.what.find(words) != std::string::npos; }

void make_ledger(const Path& file, int entries = 1) {
  Ledger ledger = must(Ledger::open(file, LedgerMode::write));
  auto all = must(ledger.begin());
  for (int i = 0; i < entries; ++i) add(ledger, entry("a", "guid" + std::to_string(i), ""));
  must(all.commit());
}

}  // namespace

TEST_CASE("a new ledger is for its owner only and so are the folders made for it") {
  TempDir dir;
  make_ledger(dir / "state/twinform/ledger.db");
  CHECK(mode_of(dir / "state/twinform/ledger.db") == 0600);
  CHECK(mode_of(dir / "state/twinform") == 0700);
  CHECK(mode_of(dir / "state") == 0700);
}

TEST_CASE("a ledger remembers when it is opened again") {
  TempDir dir;
  make_ledger(dir / "ledger.db", 3);
  CHECK(must(must(Ledger::open(dir / "ledger.db", LedgerMode::write)).counts()).entries == 3);
  CHECK(must(must(Ledger::open(dir / "ledger.db", LedgerMode::read)).counts()).entries == 3);
}

TEST_CASE("an empty file is a new ledger") {
  TempDir dir;
  dir.write("ledger.db", "");
  CHECK(must(must(Ledger::open(dir / "ledger.db", LedgerMode::read)).counts()).entries == 0);
  make_ledger(dir / "ledger.db");
}

TEST_CASE("a file that is no database is refused and left alone") {
  TempDir dir;
  std::string words(5000, 'x');
  Path file = dir.write("ledger.db", words);
  for (LedgerMode mode : {LedgerMode::write, LedgerMode::read}) CHECK(says(failure(file, mode), "is no ledger"));
  CHECK(bytes_of(file) == words);
}

TEST_CASE("another program's database is refused and left alone") {
  TempDir dir;
  Sql(dir / "ledger.db").run("CREATE TABLE bookmarks (url TEXT)");
  std::string before = bytes_of(dir / "ledger.db");
  for (LedgerMode mode : {LedgerMode::write, LedgerMode::read}) {
    CHECK(says(failure(dir / "ledger.db", mode), "another program's"));
  }
  CHECK(bytes_of(dir / "ledger.db") == before);
}

TEST_CASE("a ledger made by a newer twinform is refused with the way out") {
  TempDir dir;
  make_ledger(dir / "ledger.db");
  Sql(dir / "ledger.db").run("PRAGMA user_version = 99");
  for (LedgerMode mode : {LedgerMode::write, LedgerMode::read}) {
    Error error = failure(dir / "ledger.db", mode);
    CHECK(says(error, "newer twinform (version 99"));
    CHECK(error.hint.find("upgrade") != std::string::npos);
  }
}

TEST_CASE("a ledger of an earlier version is brought up to date and only looked at otherwise") {
  const std::vector<std::vector<const char*>> undone_by_version = {
      {"ALTER TABLE source DROP COLUMN outcome", "ALTER TABLE source DROP COLUMN last_failure",
       "ALTER TABLE source DROP COLUMN ttl", "ALTER TABLE source DROP COLUMN skip_hours",
       "ALTER TABLE source DROP COLUMN skip_days", "ALTER TABLE entry DROP COLUMN published",
       "PRAGMA user_version = 1"},
      {"DROP TABLE last_look", "PRAGMA user_version = 2"},
      {"DROP INDEX entry_held", "ALTER TABLE entry DROP COLUMN held", "DROP INDEX entry_revised",
       "DROP INDEX entry_title", "DROP INDEX post_previous", "ALTER TABLE entry DROP COLUMN revised",
       "ALTER TABLE entry DROP COLUMN retitled", "ALTER TABLE post DROP COLUMN relation", "DROP INDEX post_sent",
       "ALTER TABLE post DROP COLUMN last_ended", "ALTER TABLE output DROP COLUMN failures",
       "ALTER TABLE output DROP COLUMN down_since", "ALTER TABLE output DROP COLUMN last_error",
       "PRAGMA user_version = 3"},
      {"DROP INDEX story_cluster", "ALTER TABLE story DROP COLUMN cluster", "DROP TABLE story_block",
       "DROP TABLE story_record", "DROP TABLE merge", "DROP TABLE decision",
       "CREATE TABLE decision (story INTEGER NOT NULL, broadcast TEXT NOT NULL, slot TEXT NOT NULL, fate TEXT NOT NULL,"
       " at INTEGER NOT NULL, PRIMARY KEY (story, broadcast))",
       "PRAGMA user_version = 4"},
      {"DROP TABLE summary", "PRAGMA user_version = 5"}};
  for (std::size_t version = undone_by_version.size(); version > 0; --version) {
    CAPTURE(version);
    TempDir dir;
    make_ledger(dir / "ledger.db");
    {
      Sql old(dir / "ledger.db");
      for (std::size_t i = undone_by_version.size(); i >= version; --i) {
        for (const char* change : undone_by_version[i - 1]) old.run(change);
      }
      old.run("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    std::string before = bytes_of(dir / "ledger.db");
    auto works = [&](LedgerMode mode) {
      Ledger ledger = must(Ledger::open(dir / "ledger.db", mode));
      return must(ledger.entry_dates(1)).size() == 1 && must(ledger.last_look("a")) == LastLook{} &&
             !must(ledger.summary(StoryId{1}, 1));
    };
    CHECK(works(LedgerMode::read));
    CHECK(bytes_of(dir / "ledger.db") == before);
    CHECK(works(LedgerMode::write));
  }
}

TEST_CASE("a damaged ledger says so") {
  TempDir dir;
  make_ledger(dir / "ledger.db", 500);
  {
    std::fstream file(dir / "ledger.db", std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(4096);
    file << std::string(200'000, '\xA5');
  }
  auto opened = Ledger::open(dir / "ledger.db", LedgerMode::read);
  auto counts = opened ? opened->counts() : tl::unexpected(opened.error());
  REQUIRE_FALSE(counts.has_value());
  CHECK(counts.error().kind == ErrorKind::ledger);
  CHECK(says(counts.error(), "is damaged"));
}

TEST_CASE("a folder in the ledger's place or a file in its folder's place is an error with the system's reason") {
  TempDir dir;
  std::filesystem::create_directory(dir / "ledger.db");
  CHECK(says(failure(dir / "ledger.db"), "Is a directory"));
  dir.write("state", "a file");
  CHECK(says(failure(dir / "state/ledger.db"), "Not a directory"));
}

TEST_CASE("a place that nobody can write to is an error") {
  CHECK(says(failure("/proc/twinform/ledger.db"), "/proc/twinform"));
}

TEST_CASE("a ledger that another process has locked for long is an error and posts nothing") {
  TempDir dir;
  make_ledger(dir / "ledger.db");
  Sql other(dir / "ledger.db");
  other.run("BEGIN IMMEDIATE");
  Ledger ledger = must(Ledger::open(dir / "ledger.db", LedgerMode::write));
  auto all = ledger.begin();
  REQUIRE_FALSE(all.has_value());
  CHECK(all.error().kind == ErrorKind::ledger);
  CHECK(says(all.error(), "is locked by another process"));
}

TEST_CASE("a reader sees what is committed while another writes and may write to its own copy") {
  TempDir dir;
  make_ledger(dir / "ledger.db");
  Sql other(dir / "ledger.db");
  other.run("BEGIN IMMEDIATE; UPDATE entry SET title = 'changed'");
  Ledger reader = must(Ledger::open(dir / "ledger.db", LedgerMode::read));
  CHECK(must(reader.search("1", 1))[0].title.str() == "A title");
  auto all = must(reader.begin());
  add(reader, entry("a", "mine", ""));
  CHECK(must(reader.counts()).entries == 2);
}

TEST_CASE("reading and planning in read mode change neither bytes nor time of the file") {
  TempDir dir;
  Path file = dir / "ledger.db";
  make_ledger(file, 200);
  std::string bytes = bytes_of(file);
  auto time = std::filesystem::last_write_time(file);
  {
    Ledger reader = must(Ledger::open(file, LedgerMode::read));
    CHECK(must(reader.broadcast("new", kNow)).through == EntryId{200});
    {
      auto all = must(reader.begin());
      for (int i = 0; i < 200; ++i) add(reader, entry("b", "guid" + std::to_string(i), ""));
      must(reader.add_post(post("key"), kNow));
      CHECK(must(reader.counts()).entries == 400);
    }
    CHECK(must(reader.counts()).entries == 200);
  }
  CHECK(bytes_of(file) == bytes);
  CHECK(std::filesystem::last_write_time(file) == time);
}

TEST_CASE("read mode makes no file where there is none") {
  TempDir dir;
  Ledger reader = must(Ledger::open(dir / "state/ledger.db", LedgerMode::read));
  CHECK(must(reader.counts()).entries == 0);
  CHECK_FALSE(std::filesystem::exists(dir / "state"));
}

TEST_CASE("what a killed run had not committed never happened and what it had is there") {
  TempDir dir;
  Path file = dir / "ledger.db";
  make_ledger(file, 1);
  pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    auto ledger = Ledger::open(file, LedgerMode::write);
    if (!ledger || !ledger->note("kept", "yes")) ::_exit(1);
    auto all = ledger->begin();
    Entry lost = entry("a", "lost", "");
    bool added = ledger->add_entry(lost, keys_of(lost), {}, {}, false, kNow).has_value();
    ::_exit(added ? 0 : 1);  // no commit, no destructors
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(status == 0);
  Ledger after = must(Ledger::open(file, LedgerMode::write));
  CHECK(must(after.counts()).entries == 1);
  CHECK(must(after.note("kept")) == "yes");
}

TEST_CASE("a transaction inside another is a bug and says so") {
  Ledger ledger = memory_ledger();
  auto all = must(ledger.begin());
  CHECK(ledger.begin().error().kind == ErrorKind::internal);
}

TEST_CASE("two ledgers opened at once on a new file agree on its tables") {
  TempDir dir;
  Ledger one = must(Ledger::open(dir / "ledger.db", LedgerMode::write));
  Ledger two = must(Ledger::open(dir / "ledger.db", LedgerMode::write));
  must(one.note("a", "1"));
  CHECK(must(two.note("a")) == "1");
}
