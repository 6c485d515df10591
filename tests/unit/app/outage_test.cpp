// SPDX-License-Identifier: MIT
// When an output waits, and what an outage leaves.
#include "app/outage.h"

#include <doctest/doctest.h>

using namespace twinform;

namespace {

constexpr Seconds kHour{3600};
const Instant kNow = from_epoch(1'795'000'000);

template <class T>
T must(Result<T> result) {
  REQUIRE(result.has_value());
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

Ledger ledger_with_posts(int most) {
  Ledger ledger = must(Ledger::open("none", LedgerMode::memory));
  for (int i = 1; i <= most; ++i)
    must(ledger.add_post({.output = "o", .key = std::to_string(i), .broadcast = "b", .slot = "s", .payload = "{}"},
                         kNow));
  return ledger;
}

const OutputSettings kTwoNewest{.name = "o", .type = "mastodon", .after_outage = {.at_most = 2, .newest = true}};

}  // namespace

TEST_CASE("the delay doubles up to six hours and is moved by a fifth at most") {
  const std::pair<int, std::int64_t> delays[] = {{1, 300}, {2, 600}, {3, 1200}, {7, 19'200}, {8, 21'600}, {99, 21'600}};
  for (auto [failures, middle] : delays) {
    for (const char* seed : {"a", "b", "c", "d"}) {
      std::int64_t delay = retry_delay(seed, failures).count();
      CHECK(delay >= middle * 4 / 5);
      CHECK(delay <= middle * 6 / 5);
    }
  }
}

TEST_CASE("each failure of an output in a row makes it wait longer until it takes a post") {
  Ledger ledger = ledger_with_posts(1);
  Instant first = must(hold_output(ledger, "o", std::nullopt, "connection refused", kNow));
  Instant second = must(hold_output(ledger, "o", std::nullopt, "connection refused", kNow));
  CHECK(first < second);
  CHECK(must(ledger.deliverable(second - Seconds{1})).empty());
  CHECK(must(ledger.deliverable(second)).size() == 1);
  must(output_works(ledger, "o"));
  CHECK(must(ledger.output("o")).failures == 0);
  CHECK(must(hold_output(ledger, "o", std::nullopt, "connection refused", kNow)) == first);
}

TEST_CASE("an output that asks us to slow down is not down") {
  Ledger ledger = ledger_with_posts(5);
  CHECK(must(hold_output(ledger, "o", kNow + kHour, "429", kNow)) == kNow + kHour);
  CHECK_FALSE(must(ledger.output("o")).down_since.has_value());
  CHECK(must(excess_after_outage(kTwoNewest, ledger, kNow + 2 * kHour)).posts.empty());
}

TEST_CASE("an outage of an hour leaves only so many posts to send") {
  struct Case {
    const char* about;
    AfterOutage after;
    Seconds down;
    std::vector<std::int64_t> excess;
  };
  const Case cases[] = {
      {"the newest stay", {.at_most = 2, .newest = true}, kHour, {1, 2, 3}},
      {"the oldest stay", {.at_most = 2, .newest = false}, kHour, {3, 4, 5}},
      {"few enough", {.at_most = 5, .newest = true}, kHour, {}},
      {"a short outage", {.at_most = 2, .newest = true}, kHour - Seconds{1}, {}},
      {"unless asked for", {}, kHour, {}},
  };
  for (const Case& one : cases) {
    CAPTURE(one.about);
    Ledger ledger = ledger_with_posts(5);
    must(hold_output(ledger, "o", std::nullopt, "connection refused", kNow));
    OutputSettings output{.name = "o", .type = "mastodon", .after_outage = one.after};
    CHECK(must(excess_after_outage(output, ledger, kNow + one.down)).posts == one.excess);
  }
}
