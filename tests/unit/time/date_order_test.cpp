// SPDX-License-Identifier: MIT
#include "time/date_order.h"

#include <doctest/doctest.h>

#include <vector>

#include "time/feed_date.h"

using namespace twinform;

TEST_CASE("a numeric date shows its order when only one makes a date") {
  CHECK(date_order_shown("23/11/2026") == DateOrder::day_first);
  CHECK(date_order_shown("Mon, 11-23-2026 15:04") == DateOrder::month_first);
  CHECK(date_order_shown("03/04/2026 10:00") == DateOrder::unknown);
  for (const auto* text :
       {"", "7/7/2026", "2026/11/23", "23 Nov 2026", "23.11.2026", "3/4", "Mon, 23 Nov 2026 15:04:05 GMT"}) {
    CAPTURE(text);
    CHECK_FALSE(date_order_shown(text));
  }
}

TEST_CASE("a known order decides between day and month and nothing else") {
  struct Case {
    const char *text, *day_first, *month_first;
  };
  const std::vector<Case> cases = {
      {"03/04/2026", "2026-04-03T00:00:00Z", "2026-03-04T00:00:00Z"},
      {"03-04-2026 15:04", "2026-04-03T15:04:00Z", "2026-03-04T15:04:00Z"},
      {"03/04/26", "2026-04-03T00:00:00Z", "2026-03-04T00:00:00Z"},
      {"23/11/2026", "2026-11-23T00:00:00Z", "2026-11-23T00:00:00Z"},
      {"11/23/2026", "2026-11-23T00:00:00Z", "2026-11-23T00:00:00Z"},
      {"2026/03/04", "2026-03-04T00:00:00Z", "2026-03-04T00:00:00Z"},
      {"03.04.2026", "2026-04-03T00:00:00Z", "2026-04-03T00:00:00Z"},
  };
  for (const auto& [text, day_first, month_first] : cases) {
    CAPTURE(text);
    CHECK(to_rfc3339(parse_feed_date(text, DateOrder::day_first).value()) == day_first);
    CHECK(to_rfc3339(parse_feed_date(text, DateOrder::month_first).value()) == month_first);
  }
}

TEST_CASE("languages have their order where all who write them agree") {
  for (const auto* tag : {"de", "fr-FR", "en-GB", "pt-BR", "ru"})
    CHECK(date_order_of_language(tag) == DateOrder::day_first);
  CHECK(date_order_of_language("en-US") == DateOrder::month_first);
  for (const auto* tag : {"", "en", "en-CA", "fr-CA", "ja", "hu", "den"})
    CHECK(date_order_of_language(tag) == DateOrder::unknown);
}

TEST_CASE("the dates of a document decide together and before its language") {
  DateOrders none, clear, contradictory;
  none.see("03/04/2026");
  none.see("Mon, 23 Nov 2026 15:04:05 -0500");
  for (const auto* text : {"03/04/2026", "04/13/2026"}) clear.see(text);
  for (const auto* text : {"13/04/2026", "04/13/2026"}) contradictory.see(text);
  CHECK(none.order("") == DateOrder::unknown);
  CHECK(none.order("fr") == DateOrder::day_first);
  CHECK(clear.order("fr") == DateOrder::month_first);
  CHECK(contradictory.order("fr") == DateOrder::unknown);
}
