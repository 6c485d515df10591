// SPDX-License-Identifier: MIT
#include "outputs/image_size.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/file.h"
#include "support/places.h"

namespace twinform {

namespace {

std::string bytes(std::initializer_list<unsigned char> list) { return {list.begin(), list.end()}; }

const std::string kPng = "\x89PNG\r\n\x1a\n" + bytes({0, 0, 0, 13}) + "IHDR" + bytes({0, 0, 1, 0, 0, 0, 0, 2, 8});
const std::string kGif = "GIF89a" + bytes({0x40, 1, 0xf0, 0, 0});
// An APP0 segment, a fill byte, then the frame header: 16 lines of 32.
const std::string kJpeg = bytes({0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xff, 0xc2, 0, 11, 8, 0, 16, 0, 32, 1});
const std::string kLossy =
    "RIFF" + bytes({30, 0, 0, 0}) + "WEBPVP8 " + bytes({20, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 100, 0, 50, 0});
const std::string kLossless = "RIFF" + bytes({30, 0, 0, 0}) + "WEBPVP8L" + bytes({20, 0, 0, 0, 0x2f, 99, 0x40, 12, 0});
const std::string kExtended =
    "RIFF" + bytes({30, 0, 0, 0}) + "WEBPVP8X" + bytes({10, 0, 0, 0, 0, 0, 0, 0, 99, 0, 0, 49, 0, 0});
const std::string kAvif =
    bytes({0, 0, 0, 32}) + "ftypavif" + bytes({0, 0, 0, 20}) + "ispe" + bytes({0, 0, 0, 0, 0, 0, 0, 100, 0, 0, 0, 50});

}  // namespace

TEST_CASE("an image is told by its first bytes and its size by what it says itself") {
  struct Row {
    std::string bytes;
    std::string_view type;
    std::int64_t pixels;
  };
  const std::vector<Row> rows = {
      {kPng, "image/png", 512},
      {kGif, "image/gif", 320 * 240},
      {kJpeg, "image/jpeg", 512},
      {kLossy, "image/webp", 5000},
      {kLossless, "image/webp", 5000},
      {kExtended, "image/webp", 5000},
      {kAvif, "image/avif", 5000},
      {"<svg/>", "", 0},
      {"", "", 0},
      {"<html>not found", "", 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.type);
    CHECK(image_type(row.bytes) == row.type);
    CHECK(image_pixels(row.bytes) == row.pixels);
  }
}

TEST_CASE("an image that breaks off anywhere has no size rather than a wrong one") {
  for (const std::string& whole : {kPng, kGif, kJpeg, kLossy, kLossless, kExtended, kAvif}) {
    std::int64_t pixels = image_pixels(whole);
    for (std::size_t length = 0; length < whole.size(); ++length) {
      std::int64_t found = image_pixels(whole.substr(0, length));
      CAPTURE(length);
      CHECK((found == 0 || found == pixels));
    }
  }
}

TEST_CASE("segments of a JPEG that lead nowhere end") {
  CHECK(image_pixels(bytes({0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xe0, 0, 0})) == 0);
  CHECK(image_pixels("\xff\xd8\xff" + std::string(1000, '\xff')) == 0);
}

TEST_CASE("an absurd size is large rather than an overflow") {
  std::string absurd = "\x89PNG\r\n\x1a\n" + bytes({0, 0, 0, 13}) + "IHDR" + std::string(8, '\xff');
  CHECK(image_pixels(absurd) == std::int64_t{0x7FFFFFFF} * 0x7FFFFFFF);
}

TEST_CASE("the size of a real file") {
  CHECK(image_pixels(read_file(test::source_folder() / "tests/scenario/bluesky.png", 1000).value()) == 1);
}

}  // namespace twinform
