// SPDX-License-Identifier: MIT
// Where sites keep feeds that their pages don't announce.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/strings.h"
#include "fetch/discovery.h"
#include "text/url.h"

namespace twinform {

namespace {

using Places = std::vector<std::string>;

struct Page {
  explicit Page(const Url& address) : url(address), host(address.host()) {
    if (host.starts_with("www.")) host.erase(0, 4);
    for (std::string_view segment : split(address.path(), '/')) {
      if (!segment.empty()) segments.emplace_back(segment);
    }
  }
  std::string segment(std::size_t i) const { return i < segments.size() ? segments[i] : std::string{}; }
  bool is_below(std::string_view domain) const { return host == domain || host.ends_with("." + std::string(domain)); }
  // "/a/b" of the first `count` segments.
  std::string up_to(std::size_t count) const {
    std::string out;
    for (std::size_t i = 0; i < std::min(count, segments.size()); ++i) out += "/" + segments[i];
    return out;
  }
  std::string parameter(std::string_view name) const {
    for (std::string_view pair : split(url.query(), '&')) {
      if (pair.starts_with(name) && pair.substr(name.size()).starts_with('='))
        return std::string(pair.substr(name.size() + 1));
    }
    return {};
  }

  const Url& url;
  std::string host;
  std::vector<std::string> segments;
};

Places youtube(const Page& page) {
  const std::string feed = "https://www.youtube.com/feeds/videos.xml?";
  if (!page.is_below("youtube.com")) return {};
  if (page.segment(0) == "channel") return {feed + "channel_id=" + page.segment(1)};
  if (page.segment(0) == "user") return {feed + "user=" + page.segment(1)};
  std::string list = page.parameter("list");
  return list.empty() ? Places{} : Places{feed + "playlist_id=" + list};
}

Places github(const Page& page) {
  if (page.host != "github.com" || page.segments.empty()) return {};
  if (page.segments.size() == 1) return {page.up_to(1) + ".atom"};
  std::string repository = page.up_to(2);
  return {repository + "/releases.atom", repository + "/commits.atom", repository + "/tags.atom",
          repository + "/discussions.atom"};
}

Places gitlab(const Page& page) {
  if (!page.host.starts_with("gitlab.") || page.segments.size() < 2) return {};
  return {page.up_to(2) + "/-/releases.atom", page.up_to(2) + ".atom", page.up_to(2) + "/-/tags?format=atom"};
}

Places reddit(const Page& page) {
  if (!page.is_below("reddit.com")) return {};
  return {page.up_to(2) + "/.rss"};
}

Places bluesky(const Page& page) {
  if (page.host != "bsky.app" || page.segment(0) != "profile") return {};
  return {page.up_to(2) + "/rss"};
}

Places medium(const Page& page) {
  if (page.host.ends_with(".medium.com")) return {"/feed"};
  if (page.host != "medium.com" || page.segments.empty()) return {};
  return {"/feed" + page.up_to(1)};
}

// Mastodon and its kin; others use the same form of address, and answer 404 if they have no such feed.
Places fediverse(const Page& page) {
  const std::string first = page.segment(0);
  if ((first == "tags" || first == "users") && page.segments.size() == 2) return {page.up_to(2) + ".rss"};
  if (!first.starts_with('@') || page.host == "medium.com" || page.is_below("youtube.com")) return {};
  std::vector<std::string_view> handle = split(first, '@');
  if (handle.size() == 3)  // "/@user@elsewhere.example" is an image of what is there
    return {fmt::format("https://{}/@{}.rss", handle[2], handle[1])};
  return {page.up_to(1) + ".rss"};
}

// A community of Lemmy.
Places lemmy(const Page& page) {
  if (page.segment(0) != "c" || page.segments.size() != 2) return {};
  return {"/feeds/c/" + page.segment(1) + ".xml"};
}

Places hosted_blogs(const Page& page) {
  if (page.is_below("blogspot.com")) return {"/feeds/posts/default"};
  if (page.is_below("tumblr.com")) return {"/rss"};
  if (page.is_below("substack.com")) return {"/feed"};
  return {};
}

Places arxiv(const Page& page) {
  if (!page.is_below("arxiv.org") || page.segment(0) != "list" || page.segments.size() < 2) return {};
  return {"https://rss.arxiv.org/rss/" + page.segment(1)};
}

// OJS keeps a journal at …/index.php/journal, or, with short addresses, before one of its own words.
std::size_t ojs_prefix(const Page& page) {
  constexpr std::array<std::string_view, 5> kOwnWords{"issue", "article", "about", "announcement", "gateway"};
  for (std::size_t i = 0; i < page.segments.size(); ++i) {
    if (page.segments[i] == "index.php") return i + 2 <= page.segments.size() ? i + 2 : 0;
    if (i > 0 && std::find(kOwnWords.begin(), kOwnWords.end(), page.segments[i]) != kOwnWords.end()) return i;
  }
  return 0;
}

Places ojs(const Page& page) {
  std::size_t count = ojs_prefix(page);
  if (count == 0) return {};
  std::string gateway = page.up_to(count) + "/gateway/plugin/WebFeedGatewayPlugin/";
  return {gateway + "rss2", gateway + "atom", page.up_to(count) + "/gateway/plugin/AnnouncementFeedGatewayPlugin/rss2"};
}

// A community or collection of a DSpace repository: …/handle/10023/1.
Places dspace(const Page& page) {
  auto handle = std::find(page.segments.begin(), page.segments.end(), "handle");
  auto at = static_cast<std::size_t>(handle - page.segments.begin());
  if (at + 2 >= page.segments.size()) return {};
  return {page.up_to(at) + "/feed/rss_2.0/" + page.segments[at + 1] + "/" + page.segments[at + 2]};
}

// A collection or community of DSpace 7 (its manual, "OpenSearch"), whose API stands beside its pages.
Places dspace7(const Page& page) {
  if ((page.segment(0) != "collections" && page.segment(0) != "communities") || page.segments.size() < 2) return {};
  return {"/server/opensearch/search?format=atom&query=*&scope=" + page.segment(1)};
}

// A topic or category of Discourse: /t/words/17, /c/words/4.
Places discourse(const Page& page) {
  bool is_one = page.segment(0) == "t" || page.segment(0) == "c";
  if (!is_one || page.segments.size() < 3) return {};
  return {page.up_to(page.segment(0) == "t" ? 3 : page.segments.size()) + ".rss"};
}

// A search in a Koha catalogue.
Places koha(const Page& page) {
  if (page.url.path().find("/opac-search.pl") == std::string_view::npos || page.url.query().empty()) return {};
  return {"?" + std::string(page.url.query()) + "&format=rss"};
}

Places eprints(const Page& page) {
  if (page.host.find("eprints") == std::string::npos) return {};
  return {"/cgi/latest_tool?output=RSS2"};
}

Places mediawiki(const Page& page) {
  if (page.segment(0) != "wiki") return {};
  return {"/w/index.php?title=Special:RecentChanges&feed=atom"};
}

// A category, tag or author of WordPress without pretty addresses: /?cat=3 (its handbook, "WordPress Feeds").
Places wordpress(const Page& page) {
  for (const char* name : {"cat", "tag", "author"}) {
    std::string value = page.parameter(name);
    if (!value.empty()) return {fmt::format("?{}={}&feed=rss2", name, value)};
  }
  return {};
}

// WordPress answers /feed/ below any of its pages; static site generators have files at the top or beside a section's page.
Places anywhere(const Page& page) {
  Places out;
  if (!page.segments.empty()) {
    std::string folder = page.up_to(page.segments.size()) + "/";
    out = {folder + "feed/", folder + "index.xml", folder + "rss.xml", folder + "atom.xml"};
  }
  for (const char* name :
       {"/feed/", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml", "/rss", "/feed.json", "/?feed=rss2"}) {
    out.emplace_back(name);
  }
  return out;
}

constexpr std::array kKinds{youtube, github, gitlab,  reddit,    bluesky, medium, fediverse, hosted_blogs, arxiv,
                            ojs,     dspace, dspace7, discourse, lemmy,   koha,   eprints,   mediawiki,    wordpress};

void add(std::vector<Url>& out, const Url& page, const Places& places) {
  for (const std::string& place : places) {
    auto url = resolve_url(page, place);
    if (url && std::find(out.begin(), out.end(), *url) == out.end()) out.push_back(*std::move(url));
  }
}

}  // namespace

std::vector<Url> known_feed_places(const Url& page) {
  std::vector<Url> out;
  if (!page.is_http()) return out;
  const Page read(page);
  for (auto* places : kKinds) add(out, page, places(read));
  return out;
}

std::vector<Url> usual_feed_places(const Url& page) {
  std::vector<Url> out;
  if (page.is_http()) add(out, page, anywhere(Page(page)));
  return out;
}

}  // namespace twinform
