// SPDX-License-Identifier: MIT
#include "fetch/curl_transfer.h"

#include <sys/socket.h>

#include <algorithm>
#include <chrono>
#include <tuple>
#include <utility>

#include "fetch/curl_failure.h"
#include "fetch/guard.h"
#include "text/url.h"

namespace twinform {

namespace {

constexpr Seconds kConnectTimeout{10};
constexpr long kBuffer = 65'536;  // a feed in one or two reads
constexpr double kCrawl = 64;     // bytes of body a second; who is slower for half of the time allowed is given up

std::string without_controls(std::string text) {
  std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t'; });
  return text;
}

long milliseconds(Seconds time) { return static_cast<long>(std::chrono::milliseconds(time).count()); }

}  // namespace

Transfer::Transfer(const CurlSurroundings& surroundings) : surroundings_(surroundings), easy_(curl_easy_init()) {}

void Transfer::begin(const HttpRequest& request, std::size_t index) {
  request_ = &request;
  index_ = index;
  plain_ = false;
  set_up();
}

bool Transfer::begin_plain() {
  if (plain_ || !repeatable()) return false;
  plain_ = true;
  forget();
  set_up();
  return true;
}

bool Transfer::repeatable() const { return request_->method == "GET" || request_->method == "HEAD"; }

// The reset alone would lose the list of cookie files, but not free it.
void Transfer::forget() {
  set<const char*>(CURLOPT_COOKIEFILE, nullptr);
  curl_easy_reset(easy_.get());
}

void Transfer::set_up() {
  ended.reset();
  incoming_.start(request_->max_bytes);
  refused_address_.clear();
  body_began_.reset();
  crawled_ = false;
  connected_ = false;
  set(CURLOPT_URL, std::string(request_->url.without_fragment()).c_str());
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_SHARE, surroundings_.share);
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_BUFFERSIZE, kBuffer);
  set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  // Worth waiting for where one connection may carry several requests; without TLS it never does.
  set(CURLOPT_PIPEWAIT, request_->url.scheme() == "https" ? 1L : 0L);
  set_method();
  set_headers();
  set_trust();
  set_limits();
  set_redirects();
  set_credentials();
  set_guard();
  set_callbacks();
}

// libcurl silently repeats any request, a POST too, when a connection that it had kept turns out to be dead. On a connection
// of its own a request goes out once at most.
void Transfer::set_method() {
  if (request_->method == "HEAD") set(CURLOPT_NOBODY, 1L);
  if (repeatable()) return;
  set(CURLOPT_FRESH_CONNECT, 1L);
  set(CURLOPT_FORBID_REUSE, 1L);
  if (request_->method == "POST" || !request_->body.empty()) {
    set(CURLOPT_POSTFIELDS, request_->body.data());
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request_->body.size()));
  }
  set(CURLOPT_CUSTOMREQUEST, request_->method.c_str());
}

void Transfer::add_header(const std::string& line) {
  curl_slist* longer = curl_slist_append(headers_.get(), line.c_str());
  if (longer == nullptr) return;
  std::ignore = headers_.release();
  headers_.reset(longer);
}

void Transfer::set_headers() {
  headers_.reset();
  add_header("Expect:");  // no waiting for 100 Continue
  add_header("User-Agent: " +
             without_controls(surroundings_.user_agent));  // as an option libcurl would format it twice, byte by byte
  if (find_header(request_->headers, "Content-Type").empty()) add_header("Content-Type:");
  for (const auto& [name, value] : request_->headers) {
    std::string words = without_controls(value);
    add_header(without_controls(name) + (words.empty() ? ";" : ": " + words));
  }
  if (plain_) add_header("Accept-Encoding: identity");
  set(CURLOPT_HTTPHEADER, headers_.get());
  if (plain_) {
    set(CURLOPT_HTTP_CONTENT_DECODING, 0L);
  } else {
    set(CURLOPT_ACCEPT_ENCODING, "");  // all that libcurl can undo
  }
}

// libcurl reads the certificates once and keeps them only where no folder of them is set; Debian's sets both, and reading takes
// OpenSSL 3 longer than all the rest of a connection.
void Transfer::set_trust() {
  if (!surroundings_.ca_file.empty()) set(CURLOPT_CAINFO, surroundings_.ca_file.c_str());
  bool has_file = !surroundings_.ca_file.empty() || curl_version_info(CURLVERSION_NOW)->cainfo != nullptr;
  if (has_file) set<const char*>(CURLOPT_CAPATH, nullptr);
}

void Transfer::set_limits() {
  set(CURLOPT_TIMEOUT_MS, std::max(1L, milliseconds(request_->timeout)));  // 0 would be for ever
  set(CURLOPT_CONNECTTIMEOUT_MS, std::max(1L, milliseconds(std::min(kConnectTimeout, request_->timeout))));
}

void Transfer::set_redirects() {
  if (!repeatable() || request_->max_redirects <= 0) return;
  set(CURLOPT_FOLLOWLOCATION, 1L);
  set(CURLOPT_MAXREDIRS, static_cast<long>(request_->max_redirects));
  set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  // Publishers set a cookie and redirect to see whether it comes back. It is kept for this request's redirects only.
  set(CURLOPT_COOKIELIST, "ALL");
  set(CURLOPT_COOKIEFILE, "");
}

// libcurl keeps these from every other host, port and protocol that a redirect leads to; headers of our own it would hand on.
void Transfer::set_credentials() {
  set(CURLOPT_UNRESTRICTED_AUTH, 0L);
  if (!request_->bearer.empty()) {
    set(CURLOPT_HTTPAUTH, CURLAUTH_BEARER);
    set(CURLOPT_XOAUTH2_BEARER, request_->bearer.reveal().c_str());
  } else if (!request_->user.empty()) {
    set(CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
    set(CURLOPT_USERNAME, request_->user.c_str());
    set(CURLOPT_PASSWORD, request_->password.reveal().c_str());
  }
}

// The first stops connections from being opened, on every hop and after the name is resolved; the second sees those as well that
// were opened for a request which was allowed more.
void Transfer::set_guard() {
  set(CURLOPT_OPENSOCKETFUNCTION, &Transfer::on_socket);
  set(CURLOPT_OPENSOCKETDATA, this);
  set(CURLOPT_PREREQFUNCTION, &Transfer::on_connected);
  set(CURLOPT_PREREQDATA, this);
}

void Transfer::set_callbacks() {
  set(CURLOPT_PRIVATE, this);
  set(CURLOPT_HEADERFUNCTION, &Transfer::on_header);
  set(CURLOPT_HEADERDATA, this);
  set(CURLOPT_WRITEFUNCTION, &Transfer::on_body);
  set(CURLOPT_WRITEDATA, this);
  set(CURLOPT_ERRORBUFFER, curl_says_.data());
  curl_says_.front() = '\0';
}

std::size_t Transfer::on_header(char* data, std::size_t size, std::size_t count, void* self) {
  return static_cast<Transfer*>(self)->incoming_.take_header({data, size * count}) ? size * count : 0;
}

std::size_t Transfer::on_body(char* data, std::size_t size, std::size_t count, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  return transfer.incoming_.take_body({data, size * count}) && !transfer.crawls() ? size * count : 0;
}

// libcurl's own low-speed limit counts the time before the first byte as well; but a server may think before it answers.
bool Transfer::crawls() {
  auto now = std::chrono::steady_clock::now();
  if (!body_began_) body_began_ = now;
  std::chrono::duration<double> took = now - *body_began_;
  crawled_ = took > request_->timeout / 2.0 && static_cast<double>(incoming_.body().size()) < kCrawl * took.count();
  return crawled_;
}

bool Transfer::may_connect(const sockaddr* address) {
  if (request_->allow_private || is_public_address(address) || surroundings_.proxies.has(address)) return true;
  refused_address_ = numeric_address(address);
  return false;
}

curl_socket_t Transfer::on_socket(void* self, curlsocktype, curl_sockaddr* address) {
  if (!static_cast<Transfer*>(self)->may_connect(&address->addr)) return CURL_SOCKET_BAD;
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

int Transfer::on_connected(void* self, char* address, char*, int port, int) {
  auto& transfer = *static_cast<Transfer*>(self);
  if (!transfer.request_->allow_private && !is_public_address(address) &&
      !transfer.surroundings_.proxies.has(address, port)) {
    transfer.refused_address_ = address;
    return CURL_PREREQFUNC_ABORT;
  }
  transfer.connected_ = true;
  return CURL_PREREQFUNC_OK;
}

bool Transfer::was_sent() const { return connected_ && info<long>(CURLINFO_REQUEST_SIZE) > 0; }

Url Transfer::final_url() const {
  if (info<long>(CURLINFO_REDIRECT_COUNT) == 0) return request_->url;
  return parse_url(info<const char*>(CURLINFO_EFFECTIVE_URL)).value_or(request_->url);
}

HttpFailure Transfer::failure(CURLcode code) const {
  CurlFailure facts{.code = code,
                    .request = *request_,
                    .last_url = final_url(),
                    .overflow = incoming_.overflow(),
                    .refused_address = refused_address_,
                    .curl_says = curl_says_.data(),
                    .system_error = static_cast<int>(info<long>(CURLINFO_OS_ERRNO)),
                    .crawled = crawled_,
                    .connected = connected_};
  return {.error = describe(facts), .sent = was_sent()};
}

HttpResponse Transfer::response() {
  return {.status = static_cast<int>(info<long>(CURLINFO_RESPONSE_CODE)),
          .headers = std::move(incoming_.headers()),
          .body = std::move(incoming_.body()),
          .final_url = final_url(),
          .moved_for_good = info<long>(CURLINFO_REDIRECT_COUNT) > 0 && incoming_.only_permanent_hops()};
}

// The connection ended before the body did.
bool Transfer::may_take(CURLcode code) {
  bool broke_off = code == CURLE_PARTIAL_FILE || code == CURLE_RECV_ERROR || code == CURLE_HTTP2_STREAM;
  return broke_off && request_->take_what_came && request_->method == "GET" &&
         info<long>(CURLINFO_RESPONSE_CODE) == 200 && !incoming_.body().empty();
}

HttpResult Transfer::result(CURLcode code) {
  if (code != CURLE_OK && !may_take(code)) return tl::unexpected(failure(code));
  if (!incoming_.complete()) return tl::unexpected(failure(CURLE_WRITE_ERROR));
  HttpResponse out = response();
  if (code != CURLE_OK) out.broken_off = failure(code).error;
  return out;
}

HttpResult Transfer::finish(CURLcode code) {
  HttpResult out = result(code);
  forget();
  headers_.reset();
  request_ = nullptr;
  return out;
}

}  // namespace twinform
