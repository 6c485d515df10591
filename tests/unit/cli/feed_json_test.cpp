// SPDX-License-Identifier: MIT
// Feeds in, JSON out: beside every file of tests/golden/feeds stands what `inspect feed` prints of it, as FILE.golden.
// TWINFORM_UPDATE_GOLDEN=1 writes those files anew, to be read before they are committed.
#include "cli/feed_json.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/json.h"
#include "base/limits.h"
#include "base/strings.h"
#include "fetch/gunzip.h"
#include "support/golden.h"
#include "support/places.h"
#include "text/clean.h"
#include "text/url.h"

namespace twinform {
namespace {

const std::filesystem::path kFolder = test::source_folder() / "tests" / "golden" / "feeds";

std::vector<std::filesystem::path> feeds() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder))
    if (!entry.path().string().ends_with(".golden") && entry.path().extension() != ".type")
      paths.push_back(entry.path());
  std::ranges::sort(paths);
  return paths;
}

bool holds_file_named(const std::filesystem::path& folder, std::string_view prefix) {
  return std::ranges::any_of(std::filesystem::directory_iterator(folder),
                             [&](const auto& entry) { return entry.path().filename().string().starts_with(prefix); });
}

// FILE.type is the Content-Type that comes with FILE.
std::string rendered(const std::filesystem::path& path) {
  std::string type = test::bytes_of(path.string() + ".type");
  auto body = undo_gzip(test::bytes_of(path), limits::kFeedBytes);
  REQUIRE(body);
  auto feed = parse_feed(*std::move(body), *parse_url("http://example.org/feed"), trim(type));
  return dump_json_pretty(feed ? *parse_json(feed_as_json(*feed)) : feed_error_as_json(feed.error())) + "\n";
}

TEST_CASE("every golden feed reads as its golden JSON says") {
  CHECK(feeds().size() > 40);
  for (const auto& path : feeds()) {
    CAPTURE(path.filename().string());
    std::string now = rendered(path);
    CHECK(now == test::golden_of(path, now));
  }
}

TEST_CASE("each of the 25 ways in which feeds break has a golden or a scenario named after it") {
  for (int row = 1; row <= 25; ++row) {
    std::string prefix = fmt::format("row-{:02}-", row);
    CAPTURE(prefix);
    CHECK(
        (holds_file_named(kFolder, prefix) || holds_file_named(test::source_folder() / "tests" / "scenario", prefix)));
  }
}

TEST_CASE("what is printed of a feed is valid UTF-8 without control characters even when the feed is not") {
  for (const auto& path : feeds()) {
    CAPTURE(path.filename().string());
    auto feed = parse_feed(test::bytes_of(path), {}, {});
    std::string line = feed ? feed_as_json(*feed) : dump_json(feed_error_as_json(feed.error()));
    CHECK(is_valid_utf8(line));
    CHECK(std::ranges::none_of(line, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }));
  }
}

TEST_CASE("a link that nothing says the base of is printed as written") {
  auto feed = parse_feed("<rss><channel><link>news/</link><item><link>news/1</link></item></channel></rss>", {}, {});
  REQUIRE(feed);
  Json json = *parse_json(feed_as_json(*feed));
  CHECK(string_at(json, "home_page_url") == "news/");
  CHECK(string_at(json["items"][0], "url") == "news/1");
}

TEST_CASE("an error has its hint beside it") {
  CHECK(dump_json(feed_error_as_json({.kind = ErrorKind::input, .what = "bad\x1b", .hint = "try"})) ==
        R"({"error":"bad\\x1b","hint":"try"})");
}

}  // namespace
}  // namespace twinform
