// SPDX-License-Identifier: MIT
#include "outputs/bluesky/tid.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

namespace twinform::bluesky {

namespace {

Instant at(std::string_view text) { return from_rfc3339(text).value(); }

// What a key says of its moment: the reverse of the specification's encoding.
std::uint64_t microseconds_in(std::string_view tid) {
  constexpr std::string_view kAlphabet = "234567abcdefghijklmnopqrstuvwxyz";
  std::uint64_t value = 0;
  for (char c : tid) value = value << 5U | kAlphabet.find(c);
  return value >> 10U;
}

}  // namespace

TEST_CASE("a record key is 13 characters of base32-sortable and its top bit is clear") {
  for (const char* moment : {"1970-01-01T00:00:00Z", "2026-11-23T09:00:00Z", "9999-12-31T23:59:59Z"}) {
    for (const char* seed : {"", "one", "two"}) {
      std::string tid = tid_for(at(moment), seed, 1);
      CAPTURE(tid);
      CHECK(tid.size() == 13);
      CHECK(tid.find_first_not_of("234567abcdefghijklmnopqrstuvwxyz") == std::string::npos);
      CHECK(std::string_view("234567abcdefghij").find(tid.front()) != std::string_view::npos);
    }
  }
}

TEST_CASE("a record key tells its second") {
  Instant moment = at("2026-11-23T09:00:00Z");
  for (const char* seed : {"", "one", "two", "three"})
    CHECK(microseconds_in(tid_for(moment, seed, 1)) / 1'000'000 == static_cast<std::uint64_t>(to_epoch(moment)));
}

TEST_CASE("later record keys sort behind earlier ones whatever their seeds") {
  for (const char* seed : {"one", "two", "three", "four"})
    CHECK(tid_for(at("2026-11-23T09:00:00Z"), seed, 900) < tid_for(at("2026-11-23T09:00:01Z"), "another", 1));
}

TEST_CASE("the parts of a draft sort in their order") {
  std::vector<std::string> keys;
  for (int part = 1; part <= 50; ++part) keys.push_back(tid_for(at("2026-11-23T09:00:00Z"), "a thread", part));
  CHECK(std::ranges::is_sorted(keys, std::less_equal<>{}));
}

TEST_CASE("the same plan gives the same key and another plan another") {
  Instant moment = at("2026-11-23T09:00:00Z");
  CHECK(tid_for(moment, "morning", 1) == tid_for(moment, "morning", 1));
  std::set<std::string> keys;
  for (int i = 0; i < 1'000; ++i) keys.insert(tid_for(moment, std::to_string(i), 1));
  CHECK(keys.size() == 1'000);
}

}  // namespace twinform::bluesky
