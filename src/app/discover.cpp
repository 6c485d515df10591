// SPDX-License-Identifier: MIT
#include "app/discover.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <utility>

#include "feed/feed.h"
#include "fetch/discovery.h"
#include "text/url.h"

namespace twinform {

namespace {

constexpr std::size_t kCandidates = 12;
constexpr std::size_t kEntriesLookedAt = 100;  // enough to know a feed by

bool is_good(const HttpResult& answer) { return answer && answer->status >= 200 && answer->status < 300; }

// Where it was found, unless it has moved there for good: a redirect that may change is the publisher's business.
const Url& lasting_address(const HttpResponse& answer, const Url& asked) {
  return answer.moved_for_good ? answer.final_url : asked;
}

std::optional<Discovery> as_feed(const HttpResponse& answer, const Url& asked) {
  auto feed = parse_feed(answer.body, answer.final_url, find_header(answer.headers, "Content-Type"));
  if (!feed) return std::nullopt;
  std::vector<std::pair<Instant, Entry>> entries;
  std::vector<Instant> dates;
  for (const RawEntry& raw : feed->entries()) {
    if (entries.size() == kEntriesLookedAt) break;
    Entry entry = read_entry(*feed, raw);
    auto date = entry.published ? entry.published : entry.updated;
    if (date) dates.push_back(*date);
    entries.emplace_back(date.value_or(Instant{}), std::move(entry));
  }
  std::ranges::stable_sort(entries, std::greater{}, [](const auto& dated) { return dated.first; });
  Discovery found{.url = lasting_address(answer, asked),
                  .title = feed->info().title,
                  .format = feed->info().format,
                  .language = feed->info().language,
                  .latest = {},
                  .rhythm = rhythm_of(std::move(dates))};
  for (const auto& [date, entry] : entries) {
    if (found.latest.size() < 3) found.latest.push_back(entry.title);
    if (found.language.empty()) found.language = entry.language;
  }
  return found;
}

// "@user@social.example" is a person's page; a scheme may be left out.
std::string completed(const std::string& address) {
  std::size_t at = address.rfind('@');
  if (address.starts_with('@') && at > 0) return "https://" + address.substr(at + 1) + "/" + address.substr(0, at);
  return address.find("://") == std::string::npos ? "https://" + address : address;
}

// One feed in two formats, or at two addresses.
bool say_the_same(const Discovery& a, const Discovery& b) {
  return a.url == b.url || (a.title == b.title && a.latest == b.latest && !a.latest.empty());
}

class Discoverer {
 public:
  Discoverer(Http& http, bool allow_private) : http_(http), allow_private_(allow_private) {}

  Result<std::vector<Discovery>> run(const std::string& address) {
    Url page = TRY(parse_url(completed(address)));
    HttpResult answer = http_.send(request(page));
    if (is_good(answer)) {
      if (std::optional<Discovery> itself = as_feed(*answer, page)) return std::vector{*itself};
    }
    const Url& base = answer ? answer->final_url : page;
    std::vector<Discovery> feeds = read_all(announced(page, base, is_good(answer) ? answer->body : std::string{}));
    if (!feeds.empty()) return feeds;
    if (!answer) return fail(answer.error().error);
    if (!is_good(answer)) return fail(ErrorKind::network, fmt::format("{} answered {}", page.str(), answer->status));
    feeds = read_all(usual_feed_places(base));
    if (!feeds.empty()) return feeds;
    return fail(ErrorKind::input, fmt::format("no feed was found at {}", page.str()),
                "look for an RSS or Atom link on the page, and give its address");
  }

 private:
  HttpRequest request(const Url& url) const {
    return {.url = url,
            .max_bytes = limits::kFeedBytes,
            .max_redirects = limits::kRedirects,
            .allow_private = allow_private_};
  }

  // What its kind of site has comes first: that is what its address asks for.
  static std::vector<Url> announced(const Url& page, const Url& base, const std::string& html) {
    std::vector<Url> candidates = known_feed_places(page);
    std::ranges::move(known_feed_places(base), std::back_inserter(candidates));
    PageFeeds on_page = feeds_of_page(html, base);
    for (const Url& canonical : on_page.canonical)
      std::ranges::move(known_feed_places(canonical), std::back_inserter(candidates));
    for (const FoundFeed& found : on_page.feeds) candidates.push_back(found.url);
    return candidates;
  }

  std::vector<Discovery> read_all(const std::vector<Url>& candidates) {
    std::vector<HttpRequest> requests;
    std::set<Url> asked;
    for (const Url& url : candidates) {
      if (requests.size() < kCandidates && asked.insert(url).second) requests.push_back(request(url));
    }
    std::vector<std::optional<Discovery>> found(requests.size());
    http_.send_all(requests, [&](std::size_t index, HttpResult answer) {
      if (is_good(answer)) found[index] = as_feed(*answer, requests[index].url);
      return true;
    });
    std::vector<Discovery> feeds;
    for (std::optional<Discovery>& feed : found) {
      auto same = [&](const Discovery& other) { return say_the_same(*feed, other); };
      if (feed && std::ranges::none_of(feeds, same)) feeds.push_back(std::move(*feed));
    }
    return feeds;
  }

  Http& http_;
  bool allow_private_;
};

}  // namespace

Result<std::vector<Discovery>> discover(Http& http, const std::string& address, bool allow_private) {
  return Discoverer(http, allow_private).run(address);
}

}  // namespace twinform
