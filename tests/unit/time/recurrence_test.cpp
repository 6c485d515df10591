// SPDX-License-Identifier: MIT
// What holds for every recurrence, compared with a count of minutes that knows nothing of how they are stored.
#include <doctest/doctest.h>

#include <random>

#include "unit/time/rule_claims.h"

using namespace twinform;
using namespace std::chrono;

namespace {

constexpr LocalTime kBegin{local_days{2024y / 1 / 1}};
constexpr LocalTime kEnd{local_days{2025y / 3 / 1}};

}  // namespace

TEST_CASE("next visits exactly the minutes that the rule means") {
  for (const RuleClaim& claim : rule_claims()) {
    CAPTURE(claim.expression);
    Recurrence rule = rule_of(claim);
    auto next = rule.next(kBegin - minutes{1});
    for (LocalTime at = kBegin; at < kEnd; at += minutes{1}) {
      if (!claim.holds(Moment(at))) continue;
      REQUIRE(next.has_value());
      REQUIRE(to_text(*next) == to_text(at));
      next = rule.next(at);
    }
    CHECK((!next || *next >= kEnd));
  }
}

TEST_CASE("next strictly increases and latest finds it again") {
  std::mt19937 random(2026);
  std::uniform_int_distribution<long> offset(0, (kEnd - kBegin).count());
  for (const RuleClaim& claim : rule_claims()) {
    CAPTURE(claim.expression);
    Recurrence rule = rule_of(claim);
    for (int i = 0; i < 300; ++i) {
      LocalTime at = kBegin + Seconds{offset(random)};
      auto next = rule.next(at);
      REQUIRE(next.has_value());
      REQUIRE(*next > at);
      REQUIRE(rule.latest(*next) == next);
      auto before = rule.latest(*next - Seconds{1});
      REQUIRE((!before || *before <= at));
      if (before) REQUIRE(rule.next(*before) == next);
    }
  }
}

TEST_CASE("a leap day is found eight years ahead and as far back") {
  Recurrence rule = parse_cron("0 0 29 2 *").value();
  CHECK(to_text(rule.next(parse_local("2096-03-01T00:00").value()).value()) == "2104-02-29T00:00");
  CHECK(to_text(rule.latest(parse_local("2104-02-28T00:00").value()).value()) == "2096-02-29T00:00");
}

TEST_CASE("a leap day on a given day of the week is found forty years ahead and as far back") {
  Recurrence rule = parse_when("fifth Mon 09:00 in Feb").value();
  CHECK(to_text(rule.next(parse_local("2072-03-01T00:00").value()).value()) == "2112-02-29T09:00");
  CHECK(to_text(rule.latest(parse_local("2112-02-28T00:00").value()).value()) == "2072-02-29T09:00");
}

TEST_CASE("the ends of time are no trouble") {
  Recurrence rule = parse_when("daily 09:00").value();
  CHECK(rule.next(LocalTime::min()).has_value());
  CHECK(rule.latest(LocalTime::max()).has_value());
}
