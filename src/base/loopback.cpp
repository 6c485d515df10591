// SPDX-License-Identifier: MIT
#include "base/loopback.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

#include "base/file.h"

namespace twinform {

namespace {

constexpr std::size_t kHeadBytes = 16U << 10U;
constexpr timeval kPatience{.tv_sec = 2, .tv_usec = 0};

// The request up to its empty line; "" from whoever does not say one.
std::string head_of_request(int connection) {
  std::string head;
  std::array<char, 4'096> buffer{};
  while (head.find("\r\n\r\n") == std::string::npos) {
    ssize_t got = ::recv(connection, buffer.data(), buffer.size(), 0);
    if (got <= 0 || head.size() > kHeadBytes) return {};
    head.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return head;
}

// "GET /?QUERY HTTP/1.1"
std::optional<std::string> query_in(std::string_view head) {
  constexpr std::string_view kBegin = "GET /?";
  std::size_t end = head.find(' ', kBegin.size());
  if (!head.starts_with(kBegin) || end == std::string_view::npos) return std::nullopt;
  return std::string(head.substr(kBegin.size(), end - kBegin.size()));
}

void answer(int connection, std::string_view status, std::string_view words) {
  std::string page = fmt::format("<!DOCTYPE html><meta charset=utf-8><title>twinform</title><p>{}\n", words);
  std::string reply = fmt::format(
      "HTTP/1.1 {}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\nReferrer-Policy: no-referrer\r\n"
      "Cache-Control: no-store\r\nConnection: close\r\n\r\n{}",
      status, page.size(), page);
  ::send(connection, reply.data(), reply.size(), MSG_NOSIGNAL);
}

}  // namespace

Result<Loopback> Loopback::listen(int port) {
  Loopback loopback(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0), port);
  int yes = 1;
  ::setsockopt(loopback.descriptor_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* bare = reinterpret_cast<sockaddr*>(&address);
  if (::bind(loopback.descriptor_, bare, size) != 0 || ::listen(loopback.descriptor_, 8) != 0 ||
      ::getsockname(loopback.descriptor_, bare, &size) != 0) {
    int number = errno;
    return fail(ErrorKind::io, fmt::format("can't listen on 127.0.0.1:{}: {}", port, system_reason(number)));
  }
  loopback.port_ = ntohs(address.sin_port);
  return loopback;
}

Loopback::Loopback(Loopback&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)), port_(other.port_) {}

Loopback::~Loopback() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::optional<std::string> Loopback::take(std::string_view words) const {
  int connection = ::accept4(descriptor_, nullptr, nullptr, SOCK_CLOEXEC);
  if (connection < 0) return std::nullopt;
  ::setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &kPatience, sizeof kPatience);
  ::setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &kPatience, sizeof kPatience);
  auto query = query_in(head_of_request(connection));
  answer(connection, query ? "200 OK" : "404 Not Found", query ? words : "There is nothing here.");
  ::close(connection);
  return query;
}

}  // namespace twinform
