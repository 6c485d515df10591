// SPDX-License-Identifier: MIT
#include "support/http_server_wire.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>

#include "base/strings.h"

namespace twinform::test {

namespace {

bool is_bodiless(const Request& request, const Reply& reply) {
  return request.method == "HEAD" || reply.status == 204 || reply.status == 304;
}

std::string head_of(const Request& request, const Reply& reply) {
  std::string out = fmt::format("HTTP/1.1 {} {}\r\n", reply.status, reply.status < 400 ? "Fine" : "Not so");
  for (const auto& [name, value] : reply.headers) out += name + ": " + value + "\r\n";
  if (reply.chunked) {
    out += "Transfer-Encoding: chunked\r\n";
  } else if (!is_bodiless(request, reply)) {
    out += fmt::format("Content-Length: {}\r\n", reply.body.size());
  }
  if (reply.end == End::close) out += "Connection: close\r\n";
  return out + "\r\n";
}

bool parse_request_line(std::string_view line, Request& request) {
  auto words = split_words(line);
  if (words.size() != 3 || !words[2].starts_with("HTTP/1.")) return false;
  request.method = words[0];
  auto question = words[1].find('?');
  request.path = words[1].substr(0, question);
  if (question != std::string_view::npos) request.query = words[1].substr(question + 1);
  return true;
}

std::optional<Request> parse_head(std::string_view head) {
  Request request;
  bool first = true;
  for (std::string_view line : split(head, '\n')) {
    line = trim(line);
    if (first && !parse_request_line(line, request)) return {};
    auto colon = line.find(':');
    if (!first && colon != std::string_view::npos) {
      request.headers.emplace_back(line.substr(0, colon), trim(line.substr(colon + 1)));
    }
    first = false;
  }
  return request;
}

}  // namespace

std::string Request::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (iequals(key, name)) return value;
  }
  return {};
}

bool Request::has_header(std::string_view name) const {
  for (const auto& field : headers) {
    if (iequals(field.first, name)) return true;
  }
  return false;
}

Connection::~Connection() {
  if (socket_ >= 0) ::close(socket_);
}

void Connection::reset() {
  linger hard{.l_onoff = 1, .l_linger = 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
  ::close(socket_);
  socket_ = -1;
}

bool Connection::wait(short events) const {
  std::array<pollfd, 2> both{pollfd{socket_, events, 0}, pollfd{stop_, POLLIN, 0}};
  while (::poll(both.data(), both.size(), -1) < 0) {
    if (errno != EINTR) return false;
  }
  return both[1].revents == 0;
}

bool Connection::pause(std::chrono::milliseconds time) const {
  if (time.count() == 0) return true;
  pollfd stop{stop_, POLLIN, 0};
  return ::poll(&stop, 1, static_cast<int>(time.count())) == 0;
}

bool Connection::receive() {
  std::array<char, 16384> piece{};
  if (!wait(POLLIN)) return false;
  auto count = ::recv(socket_, piece.data(), piece.size(), 0);
  if (count <= 0) return false;
  buffer_.append(piece.data(), static_cast<std::size_t>(count));
  return !buffer_.starts_with('\x16');  // somebody tries TLS on us
}

std::optional<std::string> Connection::take(std::size_t count) {
  while (buffer_.size() < count) {
    if (!receive()) return {};
  }
  std::string out = buffer_.substr(0, count);
  buffer_.erase(0, count);
  return out;
}

std::optional<std::string> Connection::take_until(std::string_view mark) {
  std::size_t end = 0;
  while ((end = buffer_.find(mark)) == std::string::npos) {
    if (!receive()) return {};
  }
  return take(end + mark.size());
}

std::optional<std::string> Connection::read_chunks() {
  std::string out;
  while (true) {
    auto line = take_until("\r\n");
    if (!line) return {};
    auto size = std::strtoul(line->c_str(), nullptr, 16);
    auto chunk = take(size + 2);
    if (!chunk) return {};
    if (size == 0) return out;
    out.append(*chunk, 0, size);
  }
}

std::optional<std::string> Connection::read_body(const Request& request) {
  if (iequals(request.header("Expect"), "100-continue") && !send("HTTP/1.1 100 Continue\r\n\r\n")) return {};
  if (iequals(request.header("Transfer-Encoding"), "chunked")) return read_chunks();
  return take(std::strtoul(request.header("Content-Length").c_str(), nullptr, 10));
}

std::optional<Request> Connection::read_request() {
  auto head = take_until("\r\n\r\n");
  if (!head) return {};
  auto request = parse_head(trim(*head));
  if (!request) return {};
  auto body = read_body(*request);
  if (!body) return {};
  request->body = *std::move(body);
  return request;
}

bool Connection::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    if (!wait(POLLOUT)) return false;
    auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count < 0 && errno != EAGAIN) return false;
    bytes.remove_prefix(count < 0 ? 0 : static_cast<std::size_t>(count));
  }
  return true;
}

bool Connection::send_piece(const Reply& reply, std::string_view piece) const {
  if (piece.empty()) return true;
  if (!reply.chunked) return send(piece);
  return send(fmt::format("{:x}\r\n{}\r\n", piece.size(), piece));
}

bool Connection::send_body(const Reply& reply) const {
  std::string_view rest = std::string_view(reply.body).substr(0, reply.cut_after.value_or(reply.body.size()));
  if (reply.drip.count() > 0) {
    for (; !rest.empty(); rest.remove_prefix(1)) {
      if (!send_piece(reply, rest.substr(0, 1)) || !pause(reply.drip)) return false;
    }
  } else {
    auto half = rest.size() / 2;
    if (!send_piece(reply, rest.substr(0, half)) || !pause(reply.stall_within)) return false;
    if (!send_piece(reply, rest.substr(half))) return false;
  }
  if (reply.cut_after) return false;
  return !reply.chunked || send("0\r\n\r\n");
}

bool Connection::write_reply(const Request& request, const Reply& reply) {
  bool alive = pause(reply.stall_before);
  if (alive && !reply.mute && !reply.raw.empty()) {
    alive = send(reply.raw);
  } else if (alive && !reply.mute) {
    alive = send(head_of(request, reply)) && (is_bodiless(request, reply) || send_body(reply));
  }
  if (reply.end == End::reset) reset();
  return alive && reply.end == End::keep_alive;
}

}  // namespace twinform::test
