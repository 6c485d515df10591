// SPDX-License-Identifier: MIT
// A real HTTP/1.1 server on 127.0.0.1 for tests, which can also stall, truncate, hang up, reset and lie.
//
//   HttpServer server;
//   server.on("/feed.xml", answer("<rss/>", "application/rss+xml"));
//   server.on("POST /api/v1/statuses", [](const Request& request) { return Reply{.status = 401, .body = request.body}; });
//   ... send something to server.url("/feed.xml") ...
//   CHECK(server.requests().size() == 1);
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace twinform::test {

using Fields = std::vector<std::pair<std::string, std::string>>;

struct Request {
  std::string method;
  std::string path;    // without the query
  std::string query;   // without "?"
  Fields headers;      // in order, names as written
  std::string body;    // chunks joined
  int connection = 0;  // which one it came on; the first is 1

  std::string header(std::string_view name) const;  // any case; "" if there is none
  bool has_header(std::string_view name) const;
};

enum class End {
  keep_alive,
  close,    // announced with Connection: close
  hang_up,  // not announced
  reset,    // not announced, and with a TCP reset
};

struct Reply {
  int status = 200;
  Fields headers = {};  // Content-Length or Transfer-Encoding come by themselves
  std::string body = {};
  bool chunked = false;

  // Faults. The handler has run in any case: a muted reply with End::hang_up is a server that acted and died.
  std::chrono::milliseconds stall_before{0};  // before the first byte
  std::chrono::milliseconds stall_within{0};  // after half of the body
  std::chrono::milliseconds drip{0};          // after every byte of the body
  std::optional<std::size_t> cut_after =
      {};                // only so many bytes of the body, though all were promised; then it hangs up
  std::string raw = {};  // goes out as it is, instead of status, headers and body
  bool mute = false;     // no byte of an answer
  End end = End::keep_alive;
};

using Handler = std::function<Reply(const Request&)>;

// Always the same reply.
Handler always(Reply reply);
Handler answer(std::string body, std::string content_type);
Handler redirect(int status, std::string location);
Handler act_then_die();    // the handler ran, no byte comes back, the connection closes
Handler act_then_reset();  // the same with a TCP reset

class HttpServer {
 public:
  HttpServer();  // listens when this returns, on a port that the kernel chose; sets no_proxy for itself
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;
  ~HttpServer();  // cuts every stall short, closes every connection, joins every thread

  int port() const;
  std::string url(std::string_view path_and_query) const;  // "http://127.0.0.1:PORT/…"

  // `route` is "/path" or "METHOD /path", without a query; "/path/*" takes whatever begins so. The longest match wins, one
  // with a method before one without; setting a route again replaces it. What has no route gets a 404. Handlers are called one
  // at a time, in a thread of the server.
  void on(std::string route, Handler handler);

  // Connections are reset as soon as they are accepted, before a byte is read.
  void reset_on_accept(bool yes);

  std::vector<Request> requests() const;                        // all so far, in order of arrival
  std::vector<Request> requests(std::string_view route) const;  // "/path" or "METHOD /path"
  int connections() const;                                      // accepted so far
  int most_at_once() const;                                     // connections open side by side, at the most

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace twinform::test
