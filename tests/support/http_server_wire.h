// SPDX-License-Identifier: MIT
// How HttpServer reads requests from a socket and writes replies, faults and all, to it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "support/http_server.h"

namespace twinform::test {

// A connected socket whose every wait ends at once when `stop` becomes readable.
class Connection {
 public:
  Connection(int socket, int stop) : socket_(socket), stop_(stop) {}
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  std::optional<Request> read_request();  // none at the end of the connection, or where it is no HTTP
  bool write_reply(const Request& request, const Reply& reply);  // false: this connection is over
  void reset();                                                  // closes with a TCP reset

 private:
  bool wait(short events) const;
  bool pause(std::chrono::milliseconds time) const;  // false: told to stop
  bool receive();
  bool send(std::string_view bytes) const;
  bool send_body(const Reply& reply) const;
  bool send_piece(const Reply& reply, std::string_view piece) const;
  std::optional<std::string> take(std::size_t count);
  std::optional<std::string> take_until(std::string_view mark);
  std::optional<std::string> read_chunks();
  std::optional<std::string> read_body(const Request& request);

  int socket_;
  int stop_;
  std::string buffer_;
};

}  // namespace twinform::test
