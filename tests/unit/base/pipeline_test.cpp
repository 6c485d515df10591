// SPDX-License-Identifier: MIT
#include "base/pipeline.h"

#include <doctest/doctest.h>
#include <pthread.h>

#include <atomic>
#include <string>

using namespace twinform;

namespace {

using Squares = Pipeline<std::size_t, std::size_t>;

std::size_t squared(std::size_t, std::size_t number) { return number * number; }

// What is taken of it, in order.
struct Taken {
  Squares::Take take = [this](std::size_t index, std::size_t out) -> Result<void> {
    indexes.push_back(index);
    values.push_back(out);
    return {};
  };
  std::vector<std::size_t> indexes, values;
};

// While it lives no thread can be had: each would want a stack larger than any address space.
class NoThreads {
 public:
  NoThreads() {
    REQUIRE(::pthread_getattr_default_np(&before_) == 0);
    pthread_attr_t endless = before_;
    REQUIRE(::pthread_attr_setstacksize(&endless, std::size_t{1} << 60U) == 0);
    REQUIRE(::pthread_setattr_default_np(&endless) == 0);
  }
  ~NoThreads() { ::pthread_setattr_default_np(&before_); }

 private:
  pthread_attr_t before_{};
};

}  // namespace

TEST_CASE("where the machine has no threads left the caller does all the work") {
  Taken taken;
  NoThreads none;
  Squares squares(100, squared, taken.take);
  for (std::size_t i = 0; i < 100; ++i) REQUIRE(squares.put(i, i));
  REQUIRE(squares.finish());
  CHECK(taken.values.size() == 100);
}

TEST_CASE("what comes in any order is taken in its own") {
  Taken taken;
  Squares squares(4, squared, taken.take);
  for (std::size_t i : {2, 0, 3, 1}) REQUIRE(squares.put(i, i));
  REQUIRE(squares.finish());
  CHECK(taken.values == std::vector<std::size_t>{0, 1, 4, 9});
}

TEST_CASE("what needs no work is taken at its turn too") {
  Taken taken;
  Squares squares(3, squared, taken.take);
  REQUIRE(squares.put_done(2, 20));
  REQUIRE(squares.put(0, 5));
  REQUIRE(squares.put_done(1, 10));
  REQUIRE(squares.finish());
  CHECK(taken.values == std::vector<std::size_t>{25, 10, 20});
}

TEST_CASE("what never comes is left out") {
  Taken taken;
  Squares squares(6, squared, taken.take);
  for (std::size_t i : {4, 1}) REQUIRE(squares.put(i, i));
  REQUIRE(squares.finish());
  CHECK(taken.indexes == std::vector<std::size_t>{1, 4});
}

TEST_CASE("however many wait for the first one it is waited for") {
  constexpr std::size_t kMany = 3000;
  Taken taken;
  Squares squares(kMany, squared, taken.take);
  for (std::size_t i = kMany; i-- > 0;) REQUIRE(squares.put(i, i));
  REQUIRE(squares.finish());
  CHECK(taken.indexes.size() == kMany);
  CHECK(std::ranges::is_sorted(taken.indexes));
}

TEST_CASE("results that wait for an earlier one are few") {
  std::atomic<std::size_t> worked_on = 0;
  auto work = [&](std::size_t, std::size_t number) {
    ++worked_on;
    return number;
  };
  Taken taken;
  Squares squares(1000, work, taken.take);
  for (std::size_t i = 1; i < 1000; ++i) REQUIRE(squares.put(i, i));
  CHECK(worked_on < 100);
  REQUIRE(squares.finish());
  CHECK(worked_on == 999);
}

TEST_CASE("an error of who takes is passed on and nothing is taken after it") {
  std::vector<std::size_t> indexes;
  auto take = [&](std::size_t index, std::size_t) -> Result<void> {
    indexes.push_back(index);
    if (index == 1) return fail(ErrorKind::ledger, "the disk is full");
    return {};
  };
  Squares squares(4, squared, take);
  for (std::size_t i : {3, 2, 1}) REQUIRE(squares.put_done(i, i));
  auto put = squares.put_done(0, 0);
  REQUIRE_FALSE(put);
  CHECK(put.error().what == "the disk is full");
  CHECK(indexes == std::vector<std::size_t>{0, 1});
}
