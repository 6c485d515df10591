// SPDX-License-Identifier: MIT
#include "support/http_server.h"

#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <list>
#include <map>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "support/http_server_wire.h"

namespace twinform::test {

namespace {

sockaddr* as_sockaddr(sockaddr_in* address) { return reinterpret_cast<sockaddr*>(address); }

int listen_on_loopback() {
  int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (listener < 0 || ::bind(listener, as_sockaddr(&address), sizeof address) != 0 || ::listen(listener, 512) != 0) {
    throw std::runtime_error("no loopback port to listen on");
  }
  return listener;
}

int port_of(int listener) {
  sockaddr_in address{};
  socklen_t size = sizeof address;
  ::getsockname(listener, as_sockaddr(&address), &size);
  return ntohs(address.sin_port);
}

bool matches(std::string_view route, std::string_view target) {
  if (!route.ends_with('*')) return route == target;
  return target.starts_with(route.substr(0, route.size() - 1));
}

// Without the method, if it names one.
std::string_view path_part(std::string_view route) { return route.substr(route.find(' ') + 1); }

bool is_for(std::string_view route, const Request& request) {
  bool any_method = route.find(' ') == std::string_view::npos;
  return matches(route, any_method ? request.path : request.method + " " + request.path);
}

}  // namespace

struct HttpServer::State {
  struct Client {
    std::thread thread;
    std::atomic<bool> over{false};
  };

  int listener = listen_on_loopback();
  int port = port_of(listener);
  int stop = ::eventfd(0, EFD_CLOEXEC);
  std::atomic<bool> reset_all{false};
  std::atomic<int> accepted{0}, open{0}, most{0};
  std::list<Client> clients;  // of the accepting thread

  std::mutex handling;  // held while a handler runs
  std::mutex mutex;     // for what follows
  std::map<std::string, Handler, std::less<>> routes;
  std::vector<Request> log;

  std::thread acceptor{[this] { accept_all(); }};

  ~State() {
    std::uint64_t one = 1;
    [[maybe_unused]] auto ignored = ::write(stop, &one, sizeof one);
    acceptor.join();
    for (Client& client : clients) client.thread.join();
    ::close(listener);
    ::close(stop);
  }

  void accept_all() {
    std::array<pollfd, 2> both{pollfd{listener, POLLIN, 0}, pollfd{stop, POLLIN, 0}};
    while (::poll(both.data(), both.size(), -1) >= 0 && both[1].revents == 0) {
      int socket = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
      if (socket >= 0) welcome(socket);
      join_finished();
    }
  }

  void welcome(int socket) {
    int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    int number = ++accepted;
    if (reset_all) {
      Connection(socket, stop).reset();
      return;
    }
    most = std::max(most.load(), ++open);
    Client& client = clients.emplace_back();
    client.thread = std::thread([this, socket, number, &client] {
      serve(socket, number);
      --open;
      client.over = true;
    });
  }

  void join_finished() {
    for (Client& client : clients) {
      if (client.over) client.thread.join();
    }
    clients.remove_if([](const Client& client) { return client.over && !client.thread.joinable(); });
  }

  void serve(int socket, int number) {
    Connection connection(socket, stop);
    while (auto request = connection.read_request()) {
      request->connection = number;
      Reply reply = reply_to(*request);
      if (!connection.write_reply(*request, reply)) return;
    }
  }

  Reply reply_to(const Request& request) {
    std::lock_guard one_at_a_time(handling);
    return take_down(request)(request);
  }

  Handler take_down(const Request& request) {
    std::lock_guard lock(mutex);
    log.push_back(request);
    return find_handler(request);
  }

  Handler find_handler(const Request& request) const {
    Handler best = always({.status = 404, .body = "no route in this test\n"});
    std::pair<std::size_t, std::size_t> weight{0, 0};
    for (const auto& [route, handler] : routes) {
      std::pair<std::size_t, std::size_t> candidate{path_part(route).size(), route.size()};
      if (!is_for(route, request) || candidate <= weight) continue;
      weight = candidate;
      best = handler;
    }
    return best;
  }
};

// Whatever proxy the machine has, it is not for us. Once only: other threads may be reading the environment later.
HttpServer::HttpServer() {
  [[maybe_unused]] static const int direct = ::setenv("no_proxy", "127.0.0.1,localhost", 1);
  state_ = std::make_unique<State>();
}
HttpServer::~HttpServer() = default;

int HttpServer::port() const { return state_->port; }

std::string HttpServer::url(std::string_view path_and_query) const {
  return fmt::format("http://127.0.0.1:{}{}", state_->port, path_and_query);
}

void HttpServer::on(std::string route, Handler handler) {
  std::lock_guard lock(state_->mutex);
  state_->routes.insert_or_assign(std::move(route), std::move(handler));
}

void HttpServer::reset_on_accept(bool yes) { state_->reset_all = yes; }

std::vector<Request> HttpServer::requests() const {
  std::lock_guard lock(state_->mutex);
  return state_->log;
}

std::vector<Request> HttpServer::requests(std::string_view route) const {
  std::vector<Request> out = requests();
  std::erase_if(out, [route](const Request& request) { return !is_for(route, request); });
  return out;
}

int HttpServer::connections() const { return state_->accepted; }
int HttpServer::most_at_once() const { return state_->most; }

Handler always(Reply reply) {
  return [reply = std::move(reply)](const Request&) { return reply; };
}

Handler answer(std::string body, std::string content_type) {
  return always({.headers = {{"Content-Type", std::move(content_type)}}, .body = std::move(body)});
}

Handler redirect(int status, std::string location) {
  return always({.status = status, .headers = {{"Location", std::move(location)}}});
}

Handler act_then_die() { return always({.mute = true, .end = End::hang_up}); }
Handler act_then_reset() { return always({.mute = true, .end = End::reset}); }

}  // namespace twinform::test
