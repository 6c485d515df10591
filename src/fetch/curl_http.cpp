// SPDX-License-Identifier: MIT
#include <curl/curl.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <utility>

#include "fetch/curl_handles.h"
#include "fetch/curl_transfer.h"
#include "fetch/host_queue.h"
#include "fetch/http.h"

namespace twinform {

namespace {

constexpr int kWaitMilliseconds = 1000;  // libcurl wakes earlier when there is something to do

// Handles are made as they are needed and used again: there are never more than requests on their way.
class TransferPool {
 public:
  explicit TransferPool(const CurlSurroundings& surroundings) : surroundings_(surroundings) {}

  std::unique_ptr<Transfer> take() {
    if (idle_.empty()) return std::make_unique<Transfer>(surroundings_);
    auto transfer = std::move(idle_.back());
    idle_.pop_back();
    return transfer;
  }
  void give_back(std::unique_ptr<Transfer> transfer) { idle_.push_back(std::move(transfer)); }

 private:
  const CurlSurroundings& surroundings_;
  std::vector<std::unique_ptr<Transfer>> idle_;
};

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string{} : std::string(value);
}

using Done = std::function<bool(std::size_t, HttpResult)>;

// One send_all(): its requests, of which some are on their way.
class Batch {
 public:
  Batch(CURLM* multi, TransferPool& pool, const HttpOptions& options, std::span<const HttpRequest> requests)
      : multi_(multi),
        pool_(pool),
        parallel_(options.parallel),
        requests_(requests),
        queue_(options.parallel_per_host, options.spacing) {
    // Who allows private addresses asks machines of their own.
    for (std::size_t i = 0; i < requests.size(); ++i)
      queue_.add(i, requests[i].url.authority(), !requests[i].allow_private);
  }
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;
  ~Batch() {
    for (auto& transfer : active_) curl_multi_remove_handle(multi_, transfer->easy());
  }

  void run(const Done& done) {
    start_what_may();
    while (is_busy()) {
      int running = 0;
      curl_multi_perform(multi_, &running);
      note_ended();
      if (!hand_over(done)) return;
      start_what_may();
      if (is_busy() && !any_ended()) curl_multi_poll(multi_, nullptr, 0, milliseconds_to_wait(), nullptr);
    }
  }

 private:
  bool is_busy() const { return !active_.empty() || queue_.next_start(); }

  int milliseconds_to_wait() const {
    auto next = queue_.next_start();
    if (!next || active_.size() >= parallel_) return kWaitMilliseconds;
    auto left = std::chrono::ceil<std::chrono::milliseconds>(*next - std::chrono::steady_clock::now());
    return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, kWaitMilliseconds));
  }

  void start_what_may() {
    while (active_.size() < parallel_) {
      auto next = queue_.start(std::chrono::steady_clock::now());
      if (!next) return;
      auto transfer = pool_.take();
      transfer->begin(requests_[*next], *next);
      curl_multi_add_handle(multi_, transfer->easy());
      active_.push_back(std::move(transfer));
    }
  }

  // Marks transfers of any batch: `done` may send requests of its own while ours are on their way.
  void note_ended() {
    int left = 0;
    while (CURLMsg* message = curl_multi_info_read(multi_, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      Transfer* transfer = nullptr;
      curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
      transfer->ended = message->data.result;
    }
  }

  bool any_ended() const {
    return std::any_of(active_.begin(), active_.end(),
                       [](const auto& transfer) { return transfer->ended.has_value(); });
  }

  bool hand_over(const Done& done) {
    for (std::size_t i = 0; i < active_.size();) {
      if (!active_[i]->ended || began_again(*active_[i])) {
        ++i;
        continue;
      }
      if (!hand_over(i, done)) return false;
    }
    return true;
  }

  bool hand_over(std::size_t position, const Done& done) {
    std::size_t index = active_[position]->index();
    HttpResult result = end(position);
    bool too_many = result && result->status == 429;
    if (!done(index, std::move(result))) return false;
    return !too_many || spare(std::string(requests_[index].url.authority()), done);
  }

  bool spare(const std::string& host, const Done& done) {
    for (std::size_t index : queue_.give_up(host)) {
      Error error{.kind = ErrorKind::network,
                  .what = host + " was not asked, for it had just said that it is asked too often (429)"};
      if (!done(index, tl::unexpected(HttpFailure{.error = std::move(error), .sent = false, .spared = true})))
        return false;
    }
    return true;
  }

  bool began_again(Transfer& transfer) {
    if (*transfer.ended != CURLE_BAD_CONTENT_ENCODING) return false;
    curl_multi_remove_handle(multi_, transfer.easy());
    if (!transfer.begin_plain()) return false;
    curl_multi_add_handle(multi_, transfer.easy());
    return true;
  }

  HttpResult end(std::size_t position) {
    auto transfer = std::move(active_[position]);
    active_.erase(active_.begin() + static_cast<std::ptrdiff_t>(position));
    queue_.end(transfer->request().url.authority());
    curl_multi_remove_handle(multi_, transfer->easy());
    HttpResult result = transfer->finish(*transfer->ended);
    pool_.give_back(std::move(transfer));
    return result;
  }

  CURLM* multi_;
  TransferPool& pool_;
  std::size_t parallel_;
  std::span<const HttpRequest> requests_;
  HostQueue queue_;
  std::vector<std::unique_ptr<Transfer>> active_;
};

class CurlHttp final : public Http {
 public:
  explicit CurlHttp(HttpOptions options)
      : options_(std::move(options)), share_(curl_share_init()), multi_(curl_multi_init()) {
    options_.parallel = std::max<std::size_t>(1, options_.parallel);
    options_.parallel_per_host = std::max<std::size_t>(1, options_.parallel_per_host);
    surroundings_ = {.user_agent = options_.user_agent,
                     .proxies = Proxies::of_environment(),
                     .ca_file = environment("SSL_CERT_FILE"),
                     .share = share_.get()};
    curl_share_setopt(share_.get(), CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
    auto parallel = static_cast<long>(options_.parallel);
    curl_multi_setopt(multi_.get(), CURLMOPT_MAX_TOTAL_CONNECTIONS, parallel);
    curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, parallel);
    curl_multi_setopt(multi_.get(), CURLMOPT_MAX_HOST_CONNECTIONS, static_cast<long>(options_.parallel_per_host));
  }

  HttpResult send(const HttpRequest& request) override {
    HttpResult out = tl::unexpected(HttpFailure{});
    send_all({&request, 1}, [&out](std::size_t, HttpResult result) {
      out = std::move(result);
      return true;
    });
    return out;
  }

  void send_all(std::span<const HttpRequest> requests, const Done& done) override {
    Batch(multi_.get(), pool_, options_, requests).run(done);
  }

 private:
  HttpOptions options_;
  CurlSurroundings surroundings_;
  CurlShare share_;
  CurlMulti multi_;
  TransferPool pool_{surroundings_};  // its handles go before what they use
};

}  // namespace

std::unique_ptr<Http> make_curl_http(HttpOptions options) {
  [[maybe_unused]] static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  return std::make_unique<CurlHttp>(std::move(options));
}

}  // namespace twinform
