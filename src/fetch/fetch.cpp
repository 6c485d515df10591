// SPDX-License-Identifier: MIT
#include "fetch/fetch.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/file.h"
#include "base/limits.h"
#include "base/strings.h"
#include "fetch/gunzip.h"
#include "fetch/verdict.h"
#include "text/url.h"

namespace twinform {

namespace {

// Feeds first; but nothing is turned away, for servers that take this at its word label feeds as anything.
constexpr const char* kAccept =
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, "
    "text/xml;q=0.9, application/json;q=0.8, */*;q=0.1";

bool is_url(const FetchOrder& order) { return order.source->path.empty(); }

const Url& url_of(const FetchOrder& order) { return order.url.empty() ? order.source->url : order.url; }

std::size_t cap_of(const Source& source) {
  return source.policy.max_bytes == 0 ? limits::kFeedBytes : source.policy.max_bytes;
}

bool same_origin(const Url& a, const Url& b) { return a.scheme() == b.scheme() && a.authority() == b.authority(); }

// A source that moved to another host does not take its credentials along.
void add_credentials(HttpRequest& request, const Source& source) {
  if (!same_origin(request.url, source.url)) return;
  request.user = source.policy.user;
  request.password = source.policy.password;
  request.bearer = source.policy.bearer;
}

HttpRequest request_for(const FetchOrder& order) {
  const Source& source = *order.source;
  HttpRequest out{.url = url_of(order),
                  .headers = {{"Accept", kAccept}},
                  .timeout = source.policy.timeout,
                  .max_bytes = cap_of(source),
                  .max_redirects = limits::kRedirects,
                  .allow_private = source.policy.allow_private,
                  .take_what_came = true};
  if (!order.validators.etag.empty()) out.headers.emplace_back("If-None-Match", order.validators.etag);
  if (!order.validators.last_modified.empty()) {
    out.headers.emplace_back("If-Modified-Since", order.validators.last_modified);
  }
  add_credentials(out, source);
  return out;
}

Fetched failed(const FetchOrder& order, Error error, Instant now) {
  Fetched out{.source = order.source->name, .at = now, .error = std::move(error)};
  out.final_url = url_of(order);
  return out;
}

Result<std::string> read_source(const Source& source) {
  std::string body = TRY(read_file(source.path, cap_of(source)));
  auto plain = undo_gzip(std::move(body), cap_of(source));
  if (!plain) return fail(ErrorKind::input, source.path + " is too large when it is unpacked");
  if (plain->empty()) return fail(ErrorKind::input, source.path + " is empty");
  return *std::move(plain);
}

Url file_url(const std::string& path) {
  if (path == "-") return {};
  return parse_url("file://" + replace_all(percent_encode(path), "%2F", "/")).value_or(Url{});
}

// Files have no validators: that the bytes are the same is seen by whoever remembers their hash.
Fetched fetch_file(const FetchOrder& order, Instant now) {
  const Source& source = *order.source;
  auto body = read_source(source);
  if (!body) return failed(order, std::move(body).error(), now);
  Fetched out{.source = source.name, .at = now, .status = FetchStatus::fresh};
  out.final_url = file_url(source.path);
  out.body = *std::move(body);
  return out;
}

class Round {
 public:
  Round(std::span<const FetchOrder> orders, Instant now, Progress& progress,
        const std::function<bool(std::size_t, Fetched)>& arrived)
      : orders_(orders), now_(now), progress_(progress), arrived_(arrived) {}

  void run(Http& http) {
    progress_.update("fetching", 0, orders_.size());
    if (read_files()) ask_servers(http);
  }

 private:
  bool read_files() {
    for (std::size_t i = 0; i < orders_.size(); ++i) {
      if (!is_url(orders_[i]) && !pass_on(i, fetch_file(orders_[i], now_))) return false;
    }
    return true;
  }

  void ask_servers(Http& http) {
    std::vector<std::size_t> asked;
    std::vector<HttpRequest> requests;
    for (std::size_t i = 0; i < orders_.size(); ++i) {
      if (!is_url(orders_[i])) continue;
      asked.push_back(i);
      requests.push_back(request_for(orders_[i]));
    }
    http.send_all(requests, [&](std::size_t request, HttpResult result) {
      std::size_t i = asked[request];
      return pass_on(i, fetched(orders_[i], std::move(result)));
    });
  }

  Fetched fetched(const FetchOrder& order, HttpResult result) {
    std::string host(url_of(order).authority());
    if (!result) {
      Fetched out = failed(order, std::move(result.error().error), now_);
      if (result.error().spared) {
        out.status = FetchStatus::later;
        out.not_before = patience_[host];
      }
      return out;
    }
    Fetched out = judge(order, *std::move(result), now_);
    if (out.http_status == 429) patience_[host] = out.not_before;
    return out;
  }

  bool pass_on(std::size_t index, Fetched fetched) {
    progress_.update("fetching", ++done_, orders_.size());
    return arrived_(index, std::move(fetched));
  }

  std::span<const FetchOrder> orders_;
  Instant now_;
  Progress& progress_;
  const std::function<bool(std::size_t, Fetched)>& arrived_;
  std::map<std::string, std::optional<Instant>> patience_;  // until when hosts want to be left alone
  std::size_t done_ = 0;
};

}  // namespace

void fetch_all(Http& http, std::span<const FetchOrder> orders, Instant now, Progress& progress,
               const std::function<bool(std::size_t, Fetched)>& arrived) {
  Round(orders, now, progress, arrived).run(http);
}

}  // namespace twinform
