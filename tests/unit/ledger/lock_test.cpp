// SPDX-License-Identifier: MIT
#include "ledger/lock.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "support/temp_dir.h"

using namespace twinform;
using test::TempDir;

TEST_CASE("a second run is told which process holds the ledger") {
  TempDir dir;
  auto first = RunLock::take(dir / "ledger.db");
  REQUIRE(first.has_value());
  auto second = RunLock::take(dir / "ledger.db");
  REQUIRE_FALSE(second.has_value());
  CHECK(second.error().kind == ErrorKind::busy);
  CHECK(second.error().what.find("process " + std::to_string(::getpid())) != std::string::npos);
  CHECK(second.error().hint.find("timer") != std::string::npos);
}

TEST_CASE("the lock is free again when its holder lets go") {
  TempDir dir;
  {
    CHECK(RunLock::take(dir / "ledger.db").has_value());
  }
  CHECK(RunLock::take(dir / "ledger.db").has_value());
}

TEST_CASE("the lock moves with its owner") {
  TempDir dir;
  auto first = RunLock::take(dir / "ledger.db");
  RunLock moved = std::move(*first);
  CHECK(RunLock::take(dir / "ledger.db").error().kind == ErrorKind::busy);
}

TEST_CASE("the lock dies with a killed process") {
  TempDir dir;
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    auto lock = RunLock::take(dir / "ledger.db");
    static_cast<void>(::write(ready[1], lock ? "y" : "n", 1) < 0);
    for (;;) ::pause();
  }
  char answer = 0;
  REQUIRE(::read(ready[0], &answer, 1) == 1);
  CHECK(answer == 'y');
  CHECK(RunLock::take(dir / "ledger.db").error().kind == ErrorKind::busy);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  CHECK(RunLock::take(dir / "ledger.db").has_value());
}

TEST_CASE("a lock that can't be made is the ledger's fault and not another run's") {
  TempDir dir;
  dir.write("state", "a file");
  auto lock = RunLock::take(dir / "state/ledger.db");
  REQUIRE_FALSE(lock.has_value());
  CHECK(lock.error().kind == ErrorKind::ledger);
}
