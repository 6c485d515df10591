// SPDX-License-Identifier: MIT
#include "fetch/discovery.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>
#include <string>

#include "base/strings.h"
#include "text/charset.h"
#include "text/html.h"

namespace twinform {

namespace {

constexpr std::array<std::string_view, 11> kFeedTypes{"application/rss+xml",
                                                      "application/atom+xml",
                                                      "application/feed+json",
                                                      "application/rdf+xml",
                                                      "application/x.atom+xml",
                                                      "application/x-atom+xml",
                                                      "application/rss",
                                                      "application/atom",
                                                      "text/rss",
                                                      "text/xml",
                                                      "application/xml"};
constexpr std::array<std::string_view, 4> kFeedEndings{".rss", ".atom", ".rdf", "/rss.php"};
constexpr std::array<std::string_view, 11> kFeedNames{"feed",      "rss",       "rss2",     "atom",
                                                      "rss.xml",   "atom.xml",  "feed.xml", "feed.json",
                                                      "index.rdf", "index.rss", "feeds.xml"};
constexpr std::array<std::string_view, 6> kFeedQueries{"feed=rss",    "feed=atom",  "format=rss",
                                                       "format=atom", "output=rss", "type=rss"};
constexpr std::array<std::string_view, 6> kFeedWords{"rss", "atom", "rss feed", "atom feed", "json feed", "rss 2.0"};

template <class Table>
bool contains(const Table& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

std::string_view last_segment(std::string_view path) {
  while (path.ends_with('/')) path.remove_suffix(1);
  return path.substr(path.rfind('/') + 1);
}

bool has_feed_address(const Url& url) {
  std::string path = to_lower(url.path()), query = to_lower(url.query());
  auto ends = [&path](std::string_view ending) { return path.ends_with(ending); };
  auto asks = [&query](std::string_view words) { return query.find(words) != std::string::npos; };
  return contains(kFeedNames, last_segment(path)) || std::any_of(kFeedEndings.begin(), kFeedEndings.end(), ends) ||
         std::any_of(kFeedQueries.begin(), kFeedQueries.end(), asks) || url.host() == "feeds.feedburner.com";
}

bool is_announced(const HtmlLink& link) {
  auto words = split_words(link.rel);
  if (contains(words, "feed")) return true;
  return contains(words, "alternate") && (contains(kFeedTypes, media_type_of(link.type)) ||
                                          (link.type == "application/json" && has_feed_address(link.url)));
}

bool is_feed_anchor(const HtmlLink& link) {
  return has_feed_address(link.url) || contains(kFeedWords, to_lower(link.text.view()));
}

// What readers say about an article is seldom what somebody wants to broadcast.
bool is_of_comments(const HtmlLink& link) {
  return link.url.path().find("/comments") != std::string_view::npos ||
         to_lower(link.text.view()).find("comment") != std::string::npos;
}

std::optional<std::size_t> rank(const HtmlLink& link) {
  if (!link.url.is_http()) return {};
  if (is_announced(link)) return is_of_comments(link) ? 2 : 0;
  if (is_feed_anchor(link)) return is_of_comments(link) ? 3 : 1;
  return {};
}

// <meta charset=…> or its older form, among the first bytes as the HTML standard has it.
std::string declared_charset(std::string_view page) {
  std::string head = to_lower(page.substr(0, 1024));
  auto at = head.find("charset=");
  if (at == std::string::npos) return {};
  std::string_view rest = std::string_view(head).substr(at + 8);
  rest.remove_prefix(std::min(rest.find_first_not_of("\"' "), rest.size()));
  return std::string(rest.substr(0, rest.find_first_of("\"' />;")));
}

}  // namespace

PageFeeds feeds_of_page(std::string_view page, const Url& base) {
  Html html{.markup = decode_charset(std::string(page), {}, declared_charset(page)).utf8, .base = base};
  std::array<std::vector<FoundFeed>, 4> by_rank;
  PageFeeds out;
  std::set<std::string, std::less<>> seen;
  for (HtmlLink& link : html_links(html)) {
    if (out.canonical.empty() && link.rel == "canonical") out.canonical.push_back(link.url);
    auto place = rank(link);
    if (!place || !seen.emplace(link.url.without_fragment()).second) continue;
    by_rank.at(*place).push_back({.url = link.url, .title = link.text, .media_type = media_type_of(link.type)});
  }
  for (auto& feeds : by_rank) std::move(feeds.begin(), feeds.end(), std::back_inserter(out.feeds));
  return out;
}

}  // namespace twinform
