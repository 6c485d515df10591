// SPDX-License-Identifier: MIT
#include "base/loopback.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <string>

using namespace twinform;

namespace {

// A connection that has said its words; they wait in the kernel until somebody takes them.
class Visitor {
 public:
  Visitor(int port, const std::string& words) : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    REQUIRE(::send(fd_, words.data(), words.size(), 0) == static_cast<ssize_t>(words.size()));
    ::shutdown(fd_, SHUT_WR);
  }
  Visitor(const Visitor&) = delete;
  Visitor& operator=(const Visitor&) = delete;
  ~Visitor() { ::close(fd_); }
  std::string hears() const {
    std::array<char, 4'096> buffer{};
    ssize_t got = ::recv(fd_, buffer.data(), buffer.size(), 0);
    return {buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0))};
  }

 private:
  int fd_;
};

}  // namespace

TEST_CASE("a browser that comes back is heard and thanked") {
  auto loopback = Loopback::listen(0);
  REQUIRE(loopback);
  Visitor browser(loopback->port(), "GET /?code=1&state=2 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
  CHECK(loopback->take("Thank you.") == "code=1&state=2");
  std::string page = browser.hears();
  CHECK(page.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(page.find("Thank you.") != std::string::npos);
}

TEST_CASE("whoever asks for something else is not taken for a browser that comes back") {
  auto loopback = Loopback::listen(0);
  REQUIRE(loopback);
  for (const char* words :
       {"GET /favicon.ico HTTP/1.1\r\n\r\n", "POST /?code=1 HTTP/1.1\r\n\r\n", "GET /?code=1", "", "\r\n\r\n"}) {
    CAPTURE(words);
    Visitor visitor(loopback->port(), words);
    CHECK(loopback->take("Thank you.") == std::nullopt);
    CHECK(visitor.hears().starts_with("HTTP/1.1 404 "));
  }
}

TEST_CASE("a head that does not end is given up") {
  auto loopback = Loopback::listen(0);
  REQUIRE(loopback);
  Visitor visitor(loopback->port(), "GET /?" + std::string(40'000, 'a'));
  CHECK(loopback->take("Thank you.") == std::nullopt);
}

TEST_CASE("nobody there is no answer at once") {
  auto loopback = Loopback::listen(0);
  REQUIRE(loopback);
  CHECK(loopback->take("Thank you.") == std::nullopt);
}

TEST_CASE("a port that is taken is an error that names it") {
  auto first = Loopback::listen(0);
  REQUIRE(first);
  auto second = Loopback::listen(first->port());
  REQUIRE_FALSE(second);
  CHECK(second.error().what.find(std::to_string(first->port())) != std::string::npos);
}
