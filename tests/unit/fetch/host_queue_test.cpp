// SPDX-License-Identifier: MIT
#include "fetch/host_queue.h"

#include <doctest/doctest.h>

#include <vector>

using namespace twinform;

TEST_CASE("hosts take turns") {
  HostQueue queue(4);
  for (std::size_t i = 0; i < 3; ++i) queue.add(i, "a.example");
  queue.add(3, "b.example");
  std::vector<std::size_t> order;
  while (auto item = queue.start()) order.push_back(*item);
  CHECK(order == std::vector<std::size_t>{0, 3, 1, 2});
}

TEST_CASE("a host gets no more at once than it may until one ends") {
  HostQueue queue(2);
  for (std::size_t i = 0; i < 3; ++i) queue.add(i, "a.example");
  CHECK(queue.start() == 0);
  CHECK(queue.start() == 1);
  CHECK_FALSE(queue.start().has_value());
  queue.end("a.example");
  CHECK(queue.start() == 2);
  queue.end("a.example");
  CHECK_FALSE(queue.start().has_value());
}

TEST_CASE("what waits for a host that is given up never starts and the others do") {
  HostQueue queue(1);
  for (std::size_t i = 0; i < 3; ++i) queue.add(i, "a.example");
  queue.add(3, "b.example");
  CHECK(queue.start() == 0);
  CHECK(queue.give_up("a.example") == std::vector<std::size_t>{1, 2});
  queue.end("a.example");
  CHECK(queue.start() == 3);
  CHECK_FALSE(queue.start().has_value());
  CHECK(queue.give_up("b.example").empty());
}

TEST_CASE("a busy host does not hold up the others") {
  HostQueue queue(1);
  queue.add(0, "a.example");
  queue.add(1, "a.example");
  queue.add(2, "b.example");
  CHECK(queue.start() == 0);
  CHECK(queue.start() == 2);
  CHECK_FALSE(queue.start().has_value());
}
