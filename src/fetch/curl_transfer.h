// SPDX-License-Identifier: MIT
// One libcurl handle, used for one request after the other.
#pragma once

#include <curl/curl.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include "fetch/curl_handles.h"
#include "fetch/http.h"
#include "fetch/incoming.h"
#include "fetch/proxies.h"

namespace twinform {

struct CurlSurroundings {
  std::string user_agent;
  Proxies proxies;
  std::string ca_file;  // whom to trust instead of libcurl's own choice; "" for that
  CURLSH* share = nullptr;
};

class Transfer {
 public:
  explicit Transfer(const CurlSurroundings& surroundings);
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  // Sets the handle up; `request` has to live until finish().
  void begin(const HttpRequest& request, std::size_t index);
  // After the answer's content coding could not be undone: the same once more, asking for none and reading bytes as they come.
  // False where that was tried, or the request must not be repeated.
  bool begin_plain();
  // What became of it; the handle forgets the request.
  HttpResult finish(CURLcode code);

  CURL* easy() const { return easy_.get(); }
  std::size_t index() const { return index_; }
  const HttpRequest& request() const { return *request_; }
  std::optional<CURLcode> ended;  // set by whoever reads the multi handle's messages

 private:
  template <class T>
  void set(CURLoption option, T value) {
    curl_easy_setopt(easy_.get(), option, value);
  }
  template <class T>
  T info(CURLINFO what) const {
    T value{};
    curl_easy_getinfo(easy_.get(), what, &value);
    return value;
  }

  void forget();
  void set_up();
  void set_method();
  void set_headers();
  void set_trust();
  void set_limits();
  void set_redirects();
  void set_credentials();
  void set_guard();
  void set_callbacks();
  void add_header(const std::string& line);
  bool repeatable() const;  // GET and HEAD: may be repeated, and follow redirects
  bool may_connect(const sockaddr* address);
  bool crawls();
  bool was_sent() const;
  HttpResult result(CURLcode code);
  bool may_take(CURLcode code);
  HttpResponse response();
  HttpFailure failure(CURLcode code) const;
  Url final_url() const;

  static std::size_t on_header(char* data, std::size_t size, std::size_t count, void* self);
  static std::size_t on_body(char* data, std::size_t size, std::size_t count, void* self);
  static curl_socket_t on_socket(void* self, curlsocktype purpose, curl_sockaddr* address);
  static int on_connected(void* self, char* address, char* local, int port, int local_port);

  const CurlSurroundings& surroundings_;
  CurlEasy easy_;
  CurlList headers_;
  std::array<char, CURL_ERROR_SIZE> curl_says_{};
  const HttpRequest* request_ = nullptr;
  std::size_t index_ = 0;
  Incoming incoming_;
  std::string refused_address_;
  std::optional<std::chrono::steady_clock::time_point> body_began_;
  bool crawled_ = false;
  bool plain_ = false;
  bool connected_ = false;  // the next thing would have been the request's first byte
};

}  // namespace twinform
