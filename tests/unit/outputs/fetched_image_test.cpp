// SPDX-License-Identifier: MIT
#include "outputs/fetched_image.h"

#include <doctest/doctest.h>

#include "base/strings.h"
#include "fake_http.h"
#include "text/url.h"

namespace twinform {

using namespace test;

namespace {

const std::string kPng = std::string("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x01\0\0\0\0\x02", 24);

Result<FetchedImage> fetched(const HttpResult& answer, const ImageLimits& limits = {}) {
  FakeHttp http([&](const HttpRequest&) { return answer; });
  return fetch_image(http, parse_url("https://a.example/p").value(), limits, false);
}

}  // namespace

TEST_CASE("an image is what its bytes are whatever its server calls it") {
  auto image = fetched(reply(200, kPng, {{"Content-Type", "text/html"}}));
  REQUIRE(image);
  CHECK(image->media_type == "image/png");
  CHECK(image->bytes == kPng);
}

TEST_CASE("an image that can't be had says why and whether another time may do") {
  struct Row {
    HttpResult answer;
    ImageLimits limits;
    ErrorKind kind;
    std::string words;
  };
  const std::vector<Row> rows = {
      {reply(404, ""), {}, ErrorKind::refused, "its server answered 404"},
      {reply(503, ""), {}, ErrorKind::network, "its server answered 503"},
      {reply(429, ""), {}, ErrorKind::network, "its server answered 429"},
      {no_answer(true), {}, ErrorKind::network, "connection lost"},
      {reply(200, "<html>"), {}, ErrorKind::refused, "is none"},
      {reply(200, kPng), {.types = {"image/jpeg"}}, ErrorKind::refused, "is image/png, which the server does not take"},
      {reply(200, kPng), {.max_pixels = 511}, ErrorKind::refused, "has 512 pixels, more than 511"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.words);
    auto image = fetched(row.answer, row.limits);
    REQUIRE_FALSE(image);
    CHECK(image.error().kind == row.kind);
    CHECK(image.error().what.find("https://a.example/p") != std::string::npos);
    CHECK(image.error().what.find(row.words) != std::string::npos);
  }
}

TEST_CASE("limits are kept to the point") {
  CHECK(fetched(reply(200, kPng), {.max_pixels = 512, .types = {"image/png"}}));
}

TEST_CASE("no more is fetched than the server takes") {
  FakeHttp http([](const HttpRequest&) { return reply(200, kPng); });
  Url image = parse_url("https://a.example/p").value();
  CHECK(fetch_image(http, image, {.max_bytes = 1000}, false));
  CHECK(http.seen.back().max_bytes == 1000);
  CHECK(fetch_image(http, image, {.max_bytes = 1'000'000'000}, false));
  CHECK(http.seen.back().max_bytes == 16'777'216);
}

}  // namespace twinform
