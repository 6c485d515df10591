// SPDX-License-Identifier: MIT
#include "fetch/discovery.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "unit/fetch/client.h"

using namespace twinform;
using twinform::test::url;

namespace {

std::vector<std::string> addresses(const std::vector<FoundFeed>& feeds) {
  std::vector<std::string> out;
  for (const FoundFeed& feed : feeds) out.push_back(feed.url.str());
  return out;
}

std::vector<std::string> found(std::string_view page) {
  return addresses(feeds_of_page(page, url("https://journal.example/about/")).feeds);
}

}  // namespace

TEST_CASE("announced feeds come with title and type") {
  auto feeds = feeds_of_page(
                   "<html><head><title>x</title><link rel=alternate type='application/atom+xml; charset=utf-8' "
                   "title='News &amp; "
                   "more' href=/atom>",
                   url("https://journal.example/about/"))
                   .feeds;
  REQUIRE(feeds.size() == 1);
  CHECK(feeds[0].url.str() == "https://journal.example/atom");
  CHECK(feeds[0].title.str() == "News & more");
  CHECK(feeds[0].media_type == "application/atom+xml");
}

TEST_CASE("announced feeds come before anchors and comments after what they comment on") {
  CHECK(found("<a href='/old.rss'>RSS</a>"
              "<link rel='alternate' type='application/rss+xml' title='Comments' href='/comments/feed/'>"
              "<link rel='ALTERNATE' type='application/rss+xml' title='News' href='feed.xml'>") ==
        std::vector<std::string>{"https://journal.example/about/feed.xml", "https://journal.example/old.rss",
                                 "https://journal.example/comments/feed/"});
}

TEST_CASE("every feed is found once") {
  CHECK(found("<link rel=alternate type=application/rss+xml href=/feed><a href='/feed#top'>feed</a><a "
              "href=/feed>RSS</a>") == std::vector<std::string>{"https://journal.example/feed"});
}

TEST_CASE("what is no feed is not found") {
  CHECK(found("<link rel=stylesheet type=text/css href=/feed.css>"
              "<link rel=alternate hreflang=de href=/de>"
              "<link rel=alternate type=application/json href=/wp-json/wp/v2/pages/2>"
              "<link rel=alternate type='application/json+oembed' href=/oembed>"
              "<link rel=alternate type='application/rss+xml' href='javascript:alert(1)'>"
              "<a href=/feedback>Feedback</a><a href=mailto:rss@journal.example>RSS</a><a href=/press>Press</a>")
            .empty());
}

TEST_CASE("anchors that look like feeds are found") {
  CHECK(found("<a href=/issues/rss2>x</a><a href='/search?q=a&amp;format=rss'>y</a><a href=/alerts/17>RSS feed</a><a "
              "href=/t.atom>z</a>") ==
        std::vector<std::string>{"https://journal.example/issues/rss2", "https://journal.example/search?q=a&format=rss",
                                 "https://journal.example/alerts/17", "https://journal.example/t.atom"});
}

TEST_CASE("titles are read in the charset that the page declares") {
  auto feeds = feeds_of_page(
                   "<meta http-equiv=content-type content='text/html; charset=koi8-r'>"
                   "<link rel=alternate type=application/rss+xml title='\xee\xcf\xd7\xcf\xd3\xd4\xc9' href=/rss>",
                   url("https://journal.example/"))
                   .feeds;
  REQUIRE(feeds.size() == 1);
  CHECK(feeds[0].title.str() == "Новости");
}

TEST_CASE("sites that are known have their feeds where they keep them") {
  struct Row {
    const char *page, *feed;
  };
  const Row rows[] = {
      {"https://www.youtube.com/channel/UC123abc/videos",
       "https://www.youtube.com/feeds/videos.xml?channel_id=UC123abc"},
      {"https://youtube.com/playlist?list=PL42", "https://www.youtube.com/feeds/videos.xml?playlist_id=PL42"},
      {"https://www.youtube.com/user/reader", "https://www.youtube.com/feeds/videos.xml?user=reader"},
      {"https://github.com/owner/tool/issues", "https://github.com/owner/tool/releases.atom"},
      {"https://github.com/owner", "https://github.com/owner.atom"},
      {"https://gitlab.example/owner/tool", "https://gitlab.example/owner/tool/-/releases.atom"},
      {"https://www.reddit.com/r/libraries/", "https://www.reddit.com/r/libraries/.rss"},
      {"https://bsky.app/profile/library.example", "https://bsky.app/profile/library.example/rss"},
      {"https://medium.com/@reader/story-1", "https://medium.com/feed/@reader"},
      {"https://social.example/@library", "https://social.example/@library.rss"},
      {"https://things.blogspot.com/2026/11/x.html", "https://things.blogspot.com/feeds/posts/default"},
      {"https://arxiv.org/list/cs.DL/recent", "https://rss.arxiv.org/rss/cs.DL"},
      {"https://press.example/index.php/jlib/issue/view/7",
       "https://press.example/index.php/jlib/gateway/plugin/WebFeedGatewayPlugin/rss2"},
      {"https://press.example/jlib/issue/archive",
       "https://press.example/jlib/gateway/plugin/WebFeedGatewayPlugin/rss2"},
      {"https://repository.example/handle/10023/45/browse", "https://repository.example/feed/rss_2.0/10023/45"},
      {"https://catalogue.example/cgi-bin/koha/opac-search.pl?q=maps",
       "https://catalogue.example/cgi-bin/koha/opac-search.pl?q=maps&format=rss"},
      {"https://eprints.example.org/", "https://eprints.example.org/cgi/latest_tool?output=RSS2"},
      {"https://wiki.example/wiki/Main_Page", "https://wiki.example/w/index.php?title=Special:RecentChanges&feed=atom"},
      {"https://old.reddit.com/user/reader/comments", "https://old.reddit.com/user/reader/.rss"},
      {"https://reader.medium.com/story-1", "https://reader.medium.com/feed"},
      {"https://letters.substack.com/p/first", "https://letters.substack.com/feed"},
      {"https://pictures.tumblr.com/archive", "https://pictures.tumblr.com/rss"},
      {"https://blog.example/?cat=3&paged=2", "https://blog.example/?cat=3&feed=rss2"},
      {"https://social.example/users/library", "https://social.example/users/library.rss"},
      {"https://social.example/@library@other.example", "https://other.example/@library.rss"},
      {"https://lemmy.example/c/libraries", "https://lemmy.example/feeds/c/libraries.xml"},
      {"https://social.example/tags/OpenAccess", "https://social.example/tags/OpenAccess.rss"},
      {"https://forum.example/t/opening-hours/17/4", "https://forum.example/t/opening-hours/17.rss"},
      {"https://forum.example/c/news/events/4", "https://forum.example/c/news/events/4.rss"},
      {"https://repository.example/collections/1f2e/browse/title",
       "https://repository.example/server/opensearch/search?format=atom&query=*&scope=1f2e"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.page));
    auto places = known_feed_places(url(row.page));
    REQUIRE_FALSE(places.empty());
    CHECK(places.front().str() == row.feed);
  }
}

TEST_CASE("any site is asked at the usual places and at none twice") {
  auto places = usual_feed_places(url("https://blog.example/section/"));
  for (const char* place :
       {"https://blog.example/section/feed/", "https://blog.example/feed/", "https://blog.example/rss.xml",
        "https://blog.example/atom.xml", "https://blog.example/index.xml", "https://blog.example/feed.json"}) {
    CAPTURE(std::string(place));
    CHECK(std::count(places.begin(), places.end(), url(place)) == 1);
  }
}

TEST_CASE("a page of no known kind has only the usual places with those below it first") {
  CHECK(known_feed_places(url("https://blog.example/section/")).empty());
  CHECK(usual_feed_places(url("https://blog.example/section/")).front().str() == "https://blog.example/section/feed/");
  CHECK(usual_feed_places(url("https://blog.example/")).front().str() == "https://blog.example/feed/");
}

TEST_CASE("a repository has feeds of releases and commits and tags and discussions") {
  CHECK(known_feed_places(url("https://github.com/owner/tool")).size() == 4);
}

TEST_CASE("a page's own address is found once") {
  auto page = feeds_of_page(
      "<link rel=canonical href='https://www.youtube.com/channel/UC123abc'><link rel=canonical href='/other'>",
      url("https://www.youtube.com/@reader"));
  REQUIRE(page.canonical.size() == 1);
  CHECK(page.canonical[0].str() == "https://www.youtube.com/channel/UC123abc");
}

TEST_CASE("a page of a hundred thousand links gives the feeds among the first of them") {
  std::string page = "<link rel=alternate type=application/rss+xml href=/feed>";
  for (int i = 0; i < 100'000; ++i) page += "<a href=/" + std::to_string(i) + ".rss>x</a>";
  auto feeds = found(page);
  CHECK(feeds.size() <= 20'000);
  CHECK(feeds.front() == "https://journal.example/feed");
}

TEST_CASE("what is not on the web has no usual places") {
  CHECK(known_feed_places(url("mailto:library@example.org")).empty());
  CHECK(usual_feed_places(url("mailto:library@example.org")).empty());
}
