// SPDX-License-Identifier: MIT
#include "fetch/incoming.h"

#include <doctest/doctest.h>

#include "base/limits.h"

using namespace twinform;

namespace {

Incoming with_lines(std::initializer_list<std::string_view> lines) {
  Incoming incoming;
  incoming.start(100);
  for (std::string_view line : lines) CHECK(incoming.take_header(line));
  return incoming;
}

}  // namespace

TEST_CASE("the headers of the last hop are kept, in order and as written") {
  Incoming incoming = with_lines(
      {"HTTP/1.1 301 Moved\r\n", "ETag: old\r\n", "\r\n", "HTTP/2 200\r\n", "X-One:  1 \r\n", "ETag: new\r\n", "\r\n"});
  CHECK(incoming.headers() == Headers{{"X-One", "1"}, {"ETag", "new"}});
}

TEST_CASE("a folded header is one header") {
  Incoming incoming = with_lines({"HTTP/1.1 200 OK\r\n", "X-Long: a\r\n", "\t b\r\n", "\r\n"});
  CHECK(incoming.headers() == Headers{{"X-Long", "a b"}});
}

TEST_CASE("what a server says of its answer's length is not taken at its word") {
  for (std::string_view length : {"0", "3", "-1", "99999999999999999999", "9223372036854775807", "many", ""}) {
    CAPTURE(length);
    Incoming incoming =
        with_lines({"HTTP/1.1 200 OK\r\n", std::string("Content-Length: ").append(length).append("\r\n"), "\r\n"});
    CHECK(incoming.take_body("12345"));
    CHECK(incoming.body() == "12345");
  }
}

TEST_CASE("trailers after the body change nothing") {
  Incoming incoming = with_lines({"HTTP/1.1 200 OK\r\n", "ETag: a\r\n", "\r\n", "ETag: b\r\n"});
  CHECK(find_header(incoming.headers(), "etag") == "a");
}

TEST_CASE("only chains of 301 and 308 are permanent, and 100 Continue is no hop") {
  CHECK(with_lines({"HTTP/1.1 301 x\r\n", "\r\n", "HTTP/1.1 308 x\r\n", "\r\n", "HTTP/1.1 200 x\r\n", "\r\n"})
            .only_permanent_hops());
  CHECK_FALSE(with_lines({"HTTP/1.1 301 x\r\n", "\r\n", "HTTP/1.1 302 x\r\n", "\r\n", "HTTP/1.1 200 x\r\n", "\r\n"})
                  .only_permanent_hops());
  CHECK(with_lines({"HTTP/1.1 100 x\r\n", "\r\n", "HTTP/1.1 301 x\r\n", "\r\n", "HTTP/1.1 200 x\r\n", "\r\n"})
            .only_permanent_hops());
}

TEST_CASE("a body may be as large as its cap and no larger") {
  Incoming incoming;
  incoming.start(5);
  CHECK(incoming.take_body("123"));
  CHECK(incoming.take_body("45"));
  CHECK(incoming.overflow() == Incoming::Overflow::none);
  CHECK_FALSE(incoming.take_body("6"));
  CHECK(incoming.overflow() == Incoming::Overflow::body);
}

TEST_CASE("headers may be as large as their cap and no larger") {
  Incoming incoming;
  incoming.start(5);
  CHECK(incoming.take_header("X: " + std::string(limits::kHeaderBytes - 4, 'x') + "\n"));
  CHECK(incoming.overflow() == Incoming::Overflow::none);
  CHECK_FALSE(incoming.take_header("\n"));
  CHECK(incoming.overflow() == Incoming::Overflow::headers);
}

TEST_CASE("find_header takes the last of a name in any case") {
  const Headers headers{{"Vary", "a"}, {"vary", "b"}, {"Other", "c"}};
  CHECK(find_header(headers, "VARY") == "b");
  CHECK(find_header(headers, "missing").empty());
}
