// SPDX-License-Identifier: MIT
// Disks that are full or refuse: tried for real, in a process of its own.
#include <doctest/doctest.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <functional>

#include "ledger_fixture.h"

using namespace twinform;
using namespace twinform::test;

namespace {

// What `work` said in a child process.
std::string in_child(const std::function<std::string()>& work) {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    std::string words = work();
    static_cast<void>(::write(ends[1], words.data(), words.size()) < 0);
    ::_exit(0);
  }
  ::close(ends[1]);
  std::string words;
  std::array<char, 4096> buffer{};
  for (ssize_t got = 0; (got = ::read(ends[0], buffer.data(), buffer.size())) > 0;) {
    words.append(buffer.data(), static_cast<std::size_t>(got));
  }
  ::close(ends[0]);
  ::waitpid(child, nullptr, 0);
  return words;
}

Result<void> add_many(const Path& file) {
  Ledger ledger = TRY(Ledger::open(file, LedgerMode::write));
  auto all = TRY(ledger.begin());
  for (int i = 0; i < 20'000; ++i) {
    Entry one = entry("a", "a long guid to fill the disk with, number " + std::to_string(i), "");
    TRY(ledger.add_entry(one, keys_of(one), {}, {}, false, kNow));
  }
  return all.commit();
}

std::string failure_of_adding(const Path& file) {
  auto added = add_many(file);
  if (added) return "it was written";
  return (added.error().kind == ErrorKind::ledger ? "ledger: " : "other: ") + added.error().what + " | " +
         added.error().hint;
}

bool mount_small_disk(const Path& folder) {
  return ::unshare(CLONE_NEWNS) == 0 && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
         ::mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=1m") == 0;
}

std::int64_t entries_in(const Path& file) { return must(must(Ledger::open(file, LedgerMode::write)).counts()).entries; }

}  // namespace

TEST_CASE("a write that the system refuses is an error and leaves what was there") {
  TempDir dir;
  Path file = dir / "ledger.db";
  {
    Ledger ledger = must(Ledger::open(file, LedgerMode::write));
    add(ledger, entry("a", "first", ""));
  }
  std::string said = in_child([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{.rlim_cur = 300'000, .rlim_max = 300'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    return failure_of_adding(file);
  });
  CHECK_MESSAGE(said.starts_with("ledger: the ledger " + file.string() + " can't be read or written (File too large)"),
                said);
  CHECK(entries_in(file) == 1);
}

TEST_CASE("a full disk is an error that says so and leaves what was there") {
  TempDir dir;
  std::string said = in_child([&]() -> std::string {
    if (!mount_small_disk(dir.path())) return "no small disk here";
    Path file = dir / "ledger.db";
    {
      Ledger ledger = must(Ledger::open(file, LedgerMode::write));
      add(ledger, entry("a", "first", ""));
    }
    return failure_of_adding(file) + " | " + std::to_string(entries_in(file)) + " left";
  });
  if (said == "no small disk here") {
    MESSAGE("SKIPPED: mounting a small disk takes root");
    return;
  }
  CHECK_MESSAGE(
      said.starts_with("ledger: the ledger " + (dir / "ledger.db").string() + " can't grow: the disk is full"), said);
  CHECK_MESSAGE(said.find("make room") != std::string::npos, said);
  CHECK_MESSAGE(said.ends_with("| 1 left"), said);
}

TEST_CASE("a read-only disk is an error for writing and none for reading") {
  TempDir dir;
  std::string said = in_child([&]() -> std::string {
    if (!mount_small_disk(dir.path())) return "no small disk here";
    Path file = dir / "ledger.db";
    {
      Ledger ledger = must(Ledger::open(file, LedgerMode::write));
      add(ledger, entry("a", "first", ""));
    }
    ::mount("none", dir.path().c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr);
    auto reader = Ledger::open(file, LedgerMode::read);
    if (!reader) return "reading: " + reader.error().what;
    auto all = reader->begin();
    if (!all) return "planning: " + all.error().what;
    add(*reader, entry("a", "second", ""));
    std::string counted = std::to_string(must(reader->counts()).entries) + " seen | ";
    return counted + failure_of_adding(file);
  });
  if (said == "no small disk here") {
    MESSAGE("SKIPPED: mounting a small disk takes root");
    return;
  }
  CHECK_MESSAGE(said.starts_with("2 seen | ledger: can't write the ledger " + (dir / "ledger.db").string()), said);
  CHECK_MESSAGE(said.find("Read-only file system") != std::string::npos, said);
}
