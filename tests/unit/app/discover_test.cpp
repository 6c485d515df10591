// SPDX-License-Identifier: MIT
#include "app/discover.h"

#include <doctest/doctest.h>

#include <map>
#include <tuple>

#include "text/url.h"

using namespace twinform;

namespace {

// A web that has these pages; whatever else is asked for is a 404.
class Web final : public Http {
 public:
  void put(const std::string& address, std::string body) { pages_[address] = std::move(body); }

  void redirect(const std::string& from, const std::string& to, bool for_good) {
    pages_[from] = pages_.at(to);
    redirects_[from] = {parse_url(to).value(), for_good};
  }

  HttpResult send(const HttpRequest& request) override {
    asked.push_back(request.url.str());
    auto page = pages_.find(request.url.str());
    HttpResponse response;
    response.final_url = request.url;
    response.status = page == pages_.end() ? 404 : 200;
    if (page != pages_.end()) response.body = page->second;
    if (auto redirect = redirects_.find(request.url.str()); redirect != redirects_.end())
      std::tie(response.final_url, response.moved_for_good) = redirect->second;
    return response;
  }
  void send_all(std::span<const HttpRequest> requests,
                const std::function<bool(std::size_t, HttpResult)>& done) override {
    for (std::size_t i = 0; i < requests.size(); ++i) done(i, send(requests[i]));
  }

  std::vector<std::string> asked;

 private:
  std::map<std::string, std::string> pages_;
  std::map<std::string, std::pair<Url, bool>> redirects_;
};

std::string feed(const std::string& title) {
  return "<rss version='2.0'><channel><title>" + title + "</title><item><title>New in " + title +
         "</title></item></channel></rss>";
}

std::vector<std::string> found(Web& web, const std::string& address) {
  std::vector<std::string> out;
  std::vector<Discovery> feeds = discover(web, address, false).value();
  for (const Discovery& feed : feeds) out.push_back(feed.url.str());
  return out;
}

using Addresses = std::vector<std::string>;

}  // namespace

TEST_CASE("a fediverse handle and an address without a scheme are completed") {
  Web web;
  web.put("https://social.example/@library.rss", feed("Library"));
  CHECK(found(web, "@library@social.example") == Addresses{"https://social.example/@library.rss"});
  web.put("https://blog.example/feed", feed("Blog"));
  CHECK(found(web, "blog.example/feed") == Addresses{"https://blog.example/feed"});
}

TEST_CASE("a handle's channel is known by the page's own address") {
  Web web;
  web.put("https://www.youtube.com/@library",
          "<!DOCTYPE html><link rel=canonical href='https://www.youtube.com/channel/UC7'>");
  web.put("https://www.youtube.com/feeds/videos.xml?channel_id=UC7", feed("Films"));
  CHECK(found(web, "https://www.youtube.com/@library") ==
        Addresses{"https://www.youtube.com/feeds/videos.xml?channel_id=UC7"});
}

TEST_CASE("what its kind of site has comes before what a page announces and nothing comes twice") {
  Web web;
  web.put("https://github.com/owner/tool",
          "<!DOCTYPE html><link rel=alternate type=application/atom+xml href=/owner/tool/commits/main.atom>");
  web.put("https://github.com/owner/tool/releases.atom", feed("Releases"));
  web.put("https://github.com/owner/tool/commits.atom", feed("Commits"));
  web.put("https://github.com/owner/tool/commits/main.atom", feed("Commits"));
  CHECK(found(web, "https://github.com/owner/tool") ==
        Addresses{"https://github.com/owner/tool/releases.atom", "https://github.com/owner/tool/commits.atom"});
}

TEST_CASE("a redirect is believed only when it is for good") {
  Web web;
  web.put("https://proxy.example/x", feed("News"));
  web.redirect("https://blog.example/feed", "https://proxy.example/x", false);
  CHECK(found(web, "https://blog.example/feed") == Addresses{"https://blog.example/feed"});
  web.redirect("https://blog.example/feed", "https://proxy.example/x", true);
  CHECK(found(web, "https://blog.example/feed") == Addresses{"https://proxy.example/x"});
}

TEST_CASE("the usual places are asked only when nothing else is there") {
  Web web;
  web.put("https://blog.example/", "<!DOCTYPE html><link rel=alternate type=application/rss+xml href=/news.rss>");
  web.put("https://blog.example/news.rss", feed("News"));
  web.put("https://blog.example/feed/", feed("Everything"));
  CHECK(found(web, "https://blog.example/") == Addresses{"https://blog.example/news.rss"});
  CHECK(web.asked.size() == 2);
}

TEST_CASE("a page that announces thousands of feeds is asked for a dozen") {
  Web web;
  std::string page = "<!DOCTYPE html>";
  for (int i = 0; i < 5'000; ++i) {
    std::string address = "/" + std::to_string(i) + ".rss";
    page += "<link rel=alternate type=application/rss+xml href=" + address + ">";
    web.put("https://blog.example" + address, feed(std::to_string(i)));
  }
  web.put("https://blog.example/", page);
  CHECK(found(web, "https://blog.example/").size() == 12);
  CHECK(web.asked.size() == 13);
}

TEST_CASE("a page without any feed says so and what to do") {
  Web web;
  web.put("https://blog.example/", "<!DOCTYPE html><title>Nothing</title>");
  auto none = discover(web, "https://blog.example/", false);
  CHECK(none.error().what == "no feed was found at https://blog.example/");
  CHECK_FALSE(none.error().hint.empty());
}
