// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <string>

#include "fetch/fetch.h"

using namespace twinform;

namespace {

// Sunday, 6 November 1994, 08:49:37, the moment that RFC 9110 writes its dates about
const Instant kNow = from_epoch(784'111'777);
constexpr Seconds kWeek{7 * 86'400}, kDay{86'400};

}  // namespace

TEST_CASE("Retry-After is read in seconds and in the three forms of an HTTP date") {
  struct Row {
    const char* value;
    Seconds wait;
  };
  const Row rows[] = {
      {"120", Seconds{120}},
      {" 120 ", Seconds{120}},
      {"0", Seconds{0}},
      {"604800", kWeek},
      {"604801", kWeek},
      {"99999999999999999999", kWeek},
      {"Sun, 06 Nov 1994 08:51:37 GMT", Seconds{120}},
      {"Sunday, 06-Nov-94 08:51:37 GMT", Seconds{120}},
      {"Sun Nov  6 08:51:37 1994", Seconds{120}},
      {"Sun, 06 Nov 1994 08:00:00 GMT", Seconds{0}},
      {"Mon, 06 Nov 2094 08:49:37 GMT", kWeek},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.value));
    auto at = parse_retry_after(row.value, kNow);
    REQUIRE(at.has_value());
    CHECK(*at - kNow == row.wait);
  }
}

TEST_CASE("Retry-After that says nothing is nothing") {
  for (const char* value : {"", " ", "soon", "-5", "1.5", "12 minutes", "0x10"}) {
    CAPTURE(std::string(value));
    CHECK_FALSE(parse_retry_after(value, kNow).has_value());
  }
}

TEST_CASE("an answer is fresh for as long as it says and a day at most") {
  struct Row {
    Headers headers;
    Seconds fresh;
  };
  const Row rows[] = {
      {{}, Seconds{0}},
      {{{"Cache-Control", "max-age=600"}}, Seconds{600}},
      {{{"cache-control", "public, Max-Age=\"600\""}}, Seconds{600}},
      {{{"Cache-Control", "max-age=600"}, {"Age", "100"}}, Seconds{500}},
      {{{"Cache-Control", "max-age=600"}, {"Age", "700"}}, Seconds{0}},
      {{{"Cache-Control", "max-age=86400"}}, kDay},
      {{{"Cache-Control", "max-age=86401"}}, kDay},
      {{{"Cache-Control", "max-age=99999999999999999999"}}, kDay},
      {{{"Cache-Control", "max-age=600"}, {"Cache-Control", "no-cache"}}, Seconds{0}},
      {{{"Cache-Control", "no-store, max-age=600"}}, Seconds{0}},
      {{{"Cache-Control", "max-age"}}, Seconds{0}},
      {{{"Cache-Control", "max-age=soon"}}, Seconds{0}},
      {{{"Expires", "Sun, 06 Nov 1994 08:59:37 GMT"}}, Seconds{600}},
      {{{"Expires", "Sun, 06 Nov 1994 08:59:37 GMT"}, {"Date", "Sun, 06 Nov 1994 08:58:37 GMT"}}, Seconds{60}},
      {{{"Expires", "Sun, 06 Nov 1994 08:59:37 GMT"}, {"Cache-Control", "max-age=5"}}, Seconds{5}},
      {{{"Expires", "0"}}, Seconds{0}},
      {{{"Expires", "-1"}}, Seconds{0}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.headers.empty() ? std::string("no headers") : row.headers.front().second);
    CHECK(fresh_for(row.headers, kNow) == row.fresh);
  }
}

TEST_CASE("a feed is not asked while its answer is fresh or its ttl runs nor when it skips the hour or the day") {
  Instant friday = *from_rfc3339("2026-11-27T22:30:00Z");
  struct Look {
    Manners manners;
    Seconds fresh;
    const char* next;
  };
  const std::vector<Look> looks{
      {{}, Seconds{0}, "2026-11-27T22:30:00Z"},
      {{.ttl = Seconds{3600}}, Seconds{600}, "2026-11-27T23:30:00Z"},
      {{.ttl = Seconds{600}}, Seconds{3600}, "2026-11-27T23:30:00Z"},
      {{.ttl = Seconds{30 * 86'400}}, Seconds{0}, "2026-11-28T22:30:00Z"},
      {{.skip_hours = 1U << 22U}, Seconds{0}, "2026-11-27T23:00:00Z"},
      {{.skip_hours = 0b11U << 22U | 1U}, Seconds{0}, "2026-11-28T01:00:00Z"},
      {{.skip_days = 0b1100001}, Seconds{0}, "2026-11-30T00:00:00Z"},
      {{.skip_hours = 0xFFFFFF}, Seconds{0}, "2026-11-27T22:30:00Z"},
  };
  for (const Look& look : looks) CHECK(to_rfc3339(next_look(look.manners, look.fresh, friday)) == look.next);
}
