// SPDX-License-Identifier: MIT
#include "app/discover.h"

#include <fmt/format.h>

#include <algorithm>

#include "feed/feed.h"
#include "fetch/discovery.h"
#include "text/url.h"

namespace twinform {

namespace {

constexpr std::size_t kCandidates = 10;

class Discoverer {
 public:
  Discoverer(Http& http, bool allow_private) : http_(http), allow_private_(allow_private) {}

  Result<std::vector<Discovery>> run(const std::string& address) {
    Url page = TRY(parse_url(address.find("://") == std::string::npos ? "https://" + address : address));
    HttpResult answer = http_.send(request(page));
    if (!answer) return fail(answer.error().error);
    if (answer->status != 200)
      return fail(ErrorKind::network, fmt::format("{} answered {}", page.str(), answer->status));
    if (std::optional<Discovery> itself = as_feed(*answer)) return std::vector{*itself};
    std::vector<Url> candidates;
    for (const FoundFeed& found : feeds_of_page(answer->body, answer->final_url)) candidates.push_back(found.url);
    std::vector<Discovery> feeds = read_all(candidates);
    if (feeds.empty()) feeds = read_all(usual_feed_places(answer->final_url));
    if (feeds.empty()) {
      return fail(ErrorKind::input, fmt::format("no feed was found at {}", page.str()),
                  "look for an RSS or Atom link on the page, and give its address");
    }
    return feeds;
  }

 private:
  HttpRequest request(const Url& url) const {
    return {.url = url,
            .max_bytes = limits::kFeedBytes,
            .max_redirects = limits::kRedirects,
            .allow_private = allow_private_};
  }

  std::vector<Discovery> read_all(std::vector<Url> urls) {
    urls.resize(std::min(urls.size(), kCandidates));
    std::vector<HttpRequest> requests;
    for (const Url& url : urls) requests.push_back(request(url));
    std::vector<std::optional<Discovery>> found(urls.size());
    http_.send_all(requests, [&](std::size_t index, HttpResult answer) {
      if (answer && answer->status == 200) found[index] = as_feed(*answer);
      return true;
    });
    std::vector<Discovery> feeds;
    for (std::optional<Discovery>& feed : found) {
      if (feed && std::ranges::find(feeds, feed->url, &Discovery::url) == feeds.end())
        feeds.push_back(std::move(*feed));
    }
    return feeds;
  }

  static std::optional<Discovery> as_feed(const HttpResponse& answer) {
    auto feed = parse_feed(answer.body, answer.final_url, find_header(answer.headers, "Content-Type"));
    if (!feed) return std::nullopt;
    Discovery discovery{.url = answer.final_url, .title = feed->info().title, .format = feed->info().format};
    std::vector<Instant> dates;
    for (const RawEntry& raw : feed->entries()) {
      Entry entry = read_entry(*feed, raw);
      if (discovery.latest.size() < 3) discovery.latest.push_back(entry.title);
      if (auto date = entry.published ? entry.published : entry.updated) dates.push_back(*date);
    }
    discovery.rhythm = median_gap(std::move(dates));
    return discovery;
  }

  static std::optional<Seconds> median_gap(std::vector<Instant> dates) {
    if (dates.size() < 3) return std::nullopt;
    std::ranges::sort(dates);
    std::vector<Seconds> gaps;
    for (std::size_t i = 1; i < dates.size(); ++i) gaps.push_back(dates[i] - dates[i - 1]);
    std::ranges::sort(gaps);
    return gaps[gaps.size() / 2];
  }

  Http& http_;
  bool allow_private_;
};

}  // namespace

Result<std::vector<Discovery>> discover(Http& http, const std::string& address, bool allow_private) {
  return Discoverer(http, allow_private).run(address);
}

}  // namespace twinform
