// SPDX-License-Identifier: MIT
#include "fetch/host_queue.h"

#include <doctest/doctest.h>

#include <vector>

using namespace twinform;

namespace {

constexpr std::chrono::milliseconds kNone{0};
const HostQueue::Time kNow{std::chrono::hours{1}};

}  // namespace

TEST_CASE("hosts take turns") {
  HostQueue queue(4, kNone);
  for (std::size_t i = 0; i < 3; ++i) queue.add(i, "a.example");
  queue.add(3, "b.example");
  std::vector<std::size_t> order;
  while (auto item = queue.start(kNow)) order.push_back(*item);
  CHECK(order == std::vector<std::size_t>{0, 3, 1, 2});
}

TEST_CASE("a host gets no more at once than it may until one ends") {
  HostQueue queue(2, kNone);
  for (std::size_t i = 0; i < 3; ++i) queue.add(i, "a.example");
  CHECK(queue.start(kNow) == 0);
  CHECK(queue.start(kNow) == 1);
  CHECK_FALSE(queue.start(kNow).has_value());
  queue.end("a.example");
  CHECK(queue.start(kNow) == 2);
  queue.end("a.example");
  CHECK_FALSE(queue.start(kNow).has_value());
}

TEST_CASE("what waits for a host that is given up never starts and the others do") {
  HostQueue queue(1, kNone);
  for (std::size_t i = 0; i < 3; ++i) queue.add(i, "a.example");
  queue.add(3, "b.example");
  CHECK(queue.start(kNow) == 0);
  CHECK(queue.give_up("a.example") == std::vector<std::size_t>{1, 2});
  queue.end("a.example");
  CHECK(queue.start(kNow) == 3);
  CHECK_FALSE(queue.start(kNow).has_value());
  CHECK(queue.give_up("b.example").empty());
}

TEST_CASE("a busy host does not hold up the others") {
  HostQueue queue(1, kNone);
  queue.add(0, "a.example");
  queue.add(1, "a.example");
  queue.add(2, "b.example");
  CHECK(queue.start(kNow) == 0);
  CHECK(queue.start(kNow) == 2);
  CHECK_FALSE(queue.start(kNow).has_value());
}

TEST_CASE("a host is not asked twice within its spacing and the others do not wait for it") {
  constexpr std::chrono::milliseconds kSpacing{200};
  HostQueue queue(4, kSpacing);
  for (std::size_t i = 0; i < 2; ++i) queue.add(i, "a.example");
  queue.add(2, "b.example");
  CHECK(queue.start(kNow) == 0);
  CHECK(queue.start(kNow) == 2);
  CHECK_FALSE(queue.start(kNow).has_value());
  CHECK(queue.next_start() == kNow + kSpacing);
  CHECK(queue.start(kNow + kSpacing) == 1);
  CHECK_FALSE(queue.next_start().has_value());
}

TEST_CASE("a host that needs no spacing is asked at once") {
  HostQueue queue(4, std::chrono::milliseconds{200});
  for (std::size_t i = 0; i < 2; ++i) queue.add(i, "127.0.0.1:8080", false);
  CHECK(queue.start(kNow) == 0);
  CHECK(queue.start(kNow) == 1);
}
