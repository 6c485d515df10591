// SPDX-License-Identifier: MIT
#include "fetch/gunzip.h"

#include <doctest/doctest.h>

#include "unit/fetch/packed.h"

using namespace twinform;
using twinform::test::packed;

namespace {

constexpr std::size_t kCap = 1'000'000;

// Text that does not pack to almost nothing.
std::string words() {
  std::string out;
  for (unsigned i = 0; i < 1000; ++i) out += std::to_string(i * 2654435761U) + " ";
  return out;
}

}  // namespace

TEST_CASE("what is not gzip stays as it is") {
  CHECK(undo_gzip("<rss/>", kCap) == "<rss/>");
  CHECK(undo_gzip("", kCap) == "");
  CHECK(undo_gzip("\x1f\x8b", kCap) == "\x1f\x8b");
}

TEST_CASE("gzip is undone up to three layers deep") {
  CHECK(undo_gzip(packed("a"), kCap) == "a");
  CHECK(undo_gzip(packed(packed(packed("a"))), kCap) == "a");
  CHECK(undo_gzip(packed(packed(packed(packed("a")))), kCap) == packed("a"));
}

TEST_CASE("several gzip members are one text") { CHECK(undo_gzip(packed("one ") + packed("two"), kCap) == "one two"); }

TEST_CASE("bytes after the end of gzip are left out") { CHECK(undo_gzip(packed("one") + "\n\n", kCap) == "one"); }

TEST_CASE("a wrong checksum keeps the text") {
  std::string bytes = packed(words());
  bytes[bytes.size() - 6] = static_cast<char>(bytes[bytes.size() - 6] + 1);
  CHECK(undo_gzip(bytes, kCap) == words());
}

TEST_CASE("a missing end keeps what came before it") {
  std::string bytes = packed(words());
  auto text = undo_gzip(bytes.substr(0, bytes.size() / 2), kCap);
  REQUIRE(text.has_value());
  CHECK(text->size() > 1000);
  CHECK(words().starts_with(*text));
}

TEST_CASE("gzip that can't be read at all stays as it is") {
  std::string bytes = std::string("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", 10) + "\xff\xff\xff\xff";
  CHECK(undo_gzip(bytes, kCap) == bytes);
}

TEST_CASE("the result may be as large as the cap and no larger") {
  std::string bomb = packed(std::string(500'000, 'a'));
  CHECK(bomb.size() < 1000);
  CHECK(undo_gzip(bomb, 500'000).has_value());
  CHECK_FALSE(undo_gzip(bomb, 499'999).has_value());
}
