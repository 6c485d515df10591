// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <deque>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "fetch/http.h"
#include "support/http_server.h"
#include "unit/fetch/client.h"

using namespace twinform;
using namespace twinform::test;
using namespace std::chrono_literals;

TEST_CASE("every request ends once and a host sees no more connections than it should") {
  HttpServer server;
  server.on("/*", always({.body = "fine", .stall_before = 10ms}));
  std::vector<HttpRequest> requests;
  for (int i = 0; i < 40; ++i) requests.push_back(get(server.url("/" + std::to_string(i))));
  std::multiset<std::size_t> seen;
  client({.parallel = 20, .parallel_per_host = 4})->send_all(requests, [&](std::size_t i, HttpResult result) {
    CHECK(result.has_value());
    seen.insert(i);
    return true;
  });
  CHECK(std::set<std::size_t>(seen.begin(), seen.end()).size() == 40);
  CHECK(seen.size() == 40);
  CHECK(server.most_at_once() == 4);
}

TEST_CASE("hosts are asked side by side within the limit in all") {
  std::deque<HttpServer> servers(10);
  std::vector<HttpRequest> requests;
  for (HttpServer& server : servers) {
    server.on("/*", always({.body = "fine", .stall_before = 200ms}));
    requests.push_back(get(server.url("/1")));
    requests.push_back(get(server.url("/2")));
  }
  std::size_t arrived = 0;
  auto begin = std::chrono::steady_clock::now();
  client({.parallel = 20, .parallel_per_host = 2})->send_all(requests, [&](std::size_t, HttpResult result) {
    CHECK(result.has_value());
    ++arrived;
    return true;
  });
  CHECK(arrived == 20);
  CHECK(std::chrono::steady_clock::now() - begin < 2s);  // one after the other it would be 4 s
}

TEST_CASE("no more requests are on their way than allowed in all") {
  std::atomic<int> now{0}, most{0};
  std::deque<HttpServer> servers(6);
  std::vector<HttpRequest> requests;
  for (HttpServer& server : servers) {
    server.on("/*", [&](const Request&) {
      int mine = ++now;
      for (int seen = most; mine > seen && !most.compare_exchange_weak(seen, mine);) {
      }
      std::this_thread::sleep_for(20ms);
      --now;
      return Reply{.body = "fine"};
    });
    for (int i = 0; i < 3; ++i) requests.push_back(get(server.url("/" + std::to_string(i))));
  }
  client({.parallel = 3, .parallel_per_host = 2})->send_all(requests, [](std::size_t, HttpResult result) {
    return result.has_value();
  });
  CHECK(most <= 3);
  CHECK(most > 1);
}

TEST_CASE("one connection in all serves any number of hosts in turn") {
  std::deque<HttpServer> servers(3);
  std::vector<HttpRequest> requests;
  for (HttpServer& server : servers) {
    server.on("/", answer("fine", "text/plain"));
    requests.push_back(get(server.url("/")));
  }
  int arrived = 0;
  client({.parallel = 1, .parallel_per_host = 1})->send_all(requests, [&](std::size_t, HttpResult result) {
    CHECK(result.has_value());
    ++arrived;
    return true;
  });
  CHECK(arrived == 3);
}

TEST_CASE("a slow host does not hold up the others") {
  HttpServer slow, quick;
  slow.on("/*", always({.body = "late", .stall_before = 1s}));
  quick.on("/*", answer("fine", "text/plain"));
  std::vector<HttpRequest> requests;
  for (int i = 0; i < 4; ++i) requests.push_back(get(slow.url("/" + std::to_string(i))));
  for (int i = 0; i < 20; ++i) requests.push_back(get(quick.url("/" + std::to_string(i))));
  std::vector<std::size_t> order;
  client({.parallel = 5, .parallel_per_host = 4})->send_all(requests, [&](std::size_t i, HttpResult) {
    order.push_back(i);
    return true;
  });
  REQUIRE(order.size() == 24);
  for (std::size_t place = 0; place < 20; ++place) CHECK(order[place] >= 4);
}

TEST_CASE("a host that says 429 is spared what waits for it and no other host is") {
  HttpServer tired, fit;
  tired.on("/*", always({.status = 429}));
  fit.on("/*", answer("fine", "text/plain"));
  std::vector<HttpRequest> requests;
  for (int i = 0; i < 10; ++i) requests.push_back(get(tired.url("/" + std::to_string(i))));
  for (int i = 0; i < 5; ++i) requests.push_back(get(fit.url("/" + std::to_string(i))));
  int refused = 0, spared = 0, fine = 0;
  client({.parallel = 4, .parallel_per_host = 1})->send_all(requests, [&](std::size_t, HttpResult result) {
    if (!result && result.error().spared && !result.error().sent) ++spared;
    if (result && result->status == 429) ++refused;
    if (result && result->status == 200) ++fine;
    return true;
  });
  CHECK(refused == 1);
  CHECK(spared == 9);
  CHECK(fine == 5);
  CHECK(tired.requests().size() == 1);
}

TEST_CASE("saying no gives up on the rest") {
  HttpServer server;
  server.on("/*", always({.body = "fine", .stall_before = 5ms}));
  std::vector<HttpRequest> requests;
  for (int i = 0; i < 30; ++i) requests.push_back(get(server.url("/" + std::to_string(i))));
  int arrived = 0;
  auto http = client({.parallel = 4, .parallel_per_host = 4});
  http->send_all(requests, [&](std::size_t, HttpResult) { return ++arrived < 3; });
  CHECK(arrived == 3);
  CHECK(server.requests().size() < 15);
  CHECK(http->send(get(server.url("/again"))).value().body == "fine");
}

TEST_CASE("a request may be sent while others are on their way") {
  HttpServer server;
  server.on("/*", always({.body = "fine", .stall_before = 10ms}));
  auto http = client({.parallel = 4, .parallel_per_host = 4});
  std::vector<HttpRequest> requests(8, get(server.url("/outer")));
  int outer = 0, inner = 0;
  http->send_all(requests, [&](std::size_t, HttpResult result) {
    outer += result.has_value() ? 1 : 0;
    inner += http->send(get(server.url("/inner"))).has_value() ? 1 : 0;
    return true;
  });
  CHECK(outer == 8);
  CHECK(inner == 8);
}

TEST_CASE("nothing to send is nothing to do") {
  int arrived = 0;
  client()->send_all({}, [&](std::size_t, HttpResult) {
    ++arrived;
    return true;
  });
  CHECK(arrived == 0);
}
