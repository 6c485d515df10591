// SPDX-License-Identifier: MIT
#include "identity/canonical.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "text/url.h"

using namespace twinform;

namespace {

std::string canonical(std::string_view link) {
  auto url = parse_url(link);
  REQUIRE_MESSAGE(url.has_value(), link);
  return canonical_link(*url);
}

}  // namespace

TEST_CASE("links that lead to one page have one canonical form") {
  struct Case {
    const char* link;
    const char* canonical;
  };
  const Case cases[] = {
      {"http://Example.org/", "https://example.org"},
      {"https://www.example.org", "https://example.org"},
      {"https://example.org:443/a", "https://example.org/a"},
      {"http://example.org:80/a", "https://example.org/a"},
      {"https://example.org:8443/a", "https://example.org:8443/a"},
      {"https://example.org/a/", "https://example.org/a"},
      {"https://example.org/a//", "https://example.org/a"},
      {"https://example.org/a/index.html", "https://example.org/a"},
      {"https://example.org/index.php?p=7", "https://example.org?p=7"},
      {"https://example.org/a#comments", "https://example.org/a"},
      {"https://example.org/#!/a", "https://example.org#!/a"},
      {"https://example.org/a/#comment-12", "https://example.org/a#comment-12"},
      {"https://example.org/a#comment-form", "https://example.org/a"},
      {"https://youtu.be/dQw4w9WgXcQ?si=a", "https://youtube.com/watch?v=dQw4w9WgXcQ"},
      {"https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=PL1&t=7s", "https://youtube.com/watch?v=dQw4w9WgXcQ"},
      {"https://m.youtube.com/shorts/dQw4w9WgXcQ?feature=share", "https://youtube.com/watch?v=dQw4w9WgXcQ"},
      {"https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", "https://youtube.com/watch?v=dQw4w9WgXcQ"},
      {"https://www.youtube.com/playlist?list=PL1", "https://youtube.com/playlist?list=PL1"},
      {"https://www.youtube.com/embed/videoseries?list=PL1", "https://youtube.com/embed/videoseries?list=PL1"},
      {"https://old.reddit.com/r/Libraries/comments/abc1/words_of_it/", "https://reddit.com/comments/abc1"},
      {"https://redd.it/abc1", "https://reddit.com/comments/abc1"},
      {"https://www.reddit.com/r/Libraries/comments/abc1/words/def2/",
       "https://reddit.com/r/Libraries/comments/abc1/words/def2"},
      {"https://example.org/a?utm_source=rss&utm_medium=feed", "https://example.org/a"},
      {"https://example.org/a?id=3&utm_campaign=x&page=2", "https://example.org/a?id=3&page=2"},
      {"https://example.org/a?b=1&a=2", "https://example.org/a?b=1&a=2"},
      {"https://example.org/a?fbclid=1&gclid=2", "https://example.org/a"},
      {"https://example.org/a?replytocom=5#respond", "https://example.org/a"},
      {"https://example.org/a?source=rss", "https://example.org/a"},
      {"https://example.org/a?source=annual-report", "https://example.org/a?source=annual-report"},
      {"https://example.org/a?", "https://example.org/a"},
      {"https://example.org/a;jsessionid=1A2B/b", "https://example.org/a/b"},
      {"https://example.org/a?PHPSESSID=77", "https://example.org/a"},
      {"https://example.org/a/amp", "https://example.org/a"},
      {"https://example.org/a/amp/", "https://example.org/a"},
      {"https://example.org/amp/a", "https://example.org/a"},
      {"https://example.org/a.amp.html", "https://example.org/a.html"},
      {"https://amp.example.org/a", "https://example.org/a"},
      {"https://m.example.org/a", "https://example.org/a"},
      {"https://mobile.example.org/a", "https://example.org/a"},
      {"https://en.m.wikipedia.org/wiki/Library", "https://en.wikipedia.org/wiki/Library"},
      {"https://m.org/a", "https://m.org/a"},
      {"https://example.org/%7euser/%c3%a4", "https://example.org/~user/%C3%A4"},
      {"https://example.org/a/../b", "https://example.org/b"},
      {"https://dx.doi.org/10.1000/ABC", "https://doi.org/10.1000/abc"},
      {"https://publisher.example/doi/full/10.1000/abc?af=R", "https://doi.org/10.1000/abc"},
      {"https://arxiv.org/pdf/2401.01234v3.pdf", "https://arxiv.org/abs/2401.01234"},
      {"https://www.google.com/url?sa=t&url=https%3A%2F%2Fexample.org%2Fa&usg=x", "https://example.org/a"},
      {"https://ezproxy.example.edu/login?url=https://www.example.org/a?x=1&y=2", "https://example.org/a?x=1&y=2"},
      {"https://ezproxy.example.edu/login?qurl=https%3a%2f%2fwww.example.org%2fa", "https://example.org/a"},
      {"https://www-example-org.ezproxy.example.edu/a", "https://example.org/a"},
      {"https://my--site-example-org.ezproxy.example.edu/a", "https://my-site.example.org/a"},
      {"https://www.example.org.ezproxy.example.edu/a", "https://example.org/a"},
      {"mailto:a@example.org", "mailto:a@example.org"},
  };
  for (const Case& one : cases) CHECK_MESSAGE(canonical(one.link) == one.canonical, one.link);
}

TEST_CASE("links that lead to different pages stay different") {
  CHECK(canonical("https://example.org/?p=1") != canonical("https://example.org/?p=2"));
  CHECK(canonical("https://example.org/A") != canonical("https://example.org/a"));
  CHECK(canonical("https://a.example.org/x") != canonical("https://b.example.org/x"));
  CHECK(canonical("https://example.org/#!/a") != canonical("https://example.org/#!/b"));
  CHECK(canonical("https://example.org/a#comment-1") != canonical("https://example.org/a#comment-2"));
  CHECK(canonical("https://publisher.example/doi/10.1000/a") != canonical("https://publisher.example/doi/10.1000/b"));
}

TEST_CASE("a canonical link is its own canonical form") {
  constexpr const char* kHosts[] = {"example.org",
                                    "www.www.example.org",
                                    "m.amp.example.org",
                                    "en.m.m.example.org",
                                    "m.m",
                                    "www-example-org.ezproxy.example.edu",
                                    "www.google.com",
                                    "arxiv.org",
                                    "youtu.be",
                                    "old.reddit.com",
                                    "0-www-example-org.proxy.example.edu",
                                    "doi.org"};
  constexpr const char* kPieces[] = {"/a",
                                     "/amp",
                                     "/index.html",
                                     "/",
                                     ".amp",
                                     "%2541",
                                     "/%2e%2e",
                                     "/10.1000/x.pdf",
                                     "/full",
                                     "/url",
                                     ";jsessionid=1",
                                     "/abs",
                                     "/r/a/comments/b",
                                     "/shorts/dQw4w9WgXcQ",
                                     "/2401.01234v2",
                                     "%",
                                     "/doi:10.1/y",
                                     ".amp.html"};
  constexpr const char* kEnds[] = {
      "",   "?",   "?utm_a=1",       "?a=%2562&utm_b", "?&&", "?url=https%3A%2F%2Fwww.example.org%2Famp%2F",
      "#x", "#!x", "?doi=10.1000/q", "?id=%31"};
  std::mt19937 engine(20261123);
  auto one_of = [&](const auto& list) {
    return list[std::uniform_int_distribution<std::size_t>(0, std::size(list) - 1)(engine)];
  };
  for (int i = 0; i < 20'000; ++i) {
    std::string link = std::string("http://") + one_of(kHosts);
    for (int piece = 0; piece < 4; ++piece) link += one_of(kPieces);
    link += one_of(kEnds);
    auto url = parse_url(link);
    if (!url) continue;
    std::string once = canonical_link(*url);
    CHECK_MESSAGE(canonical(once) == once, link);
  }
}

TEST_CASE("a front page names its site and no story") {
  CHECK(is_front_page(canonical("https://www.example.org/")));
  CHECK(is_front_page(canonical("https://www.example.org/index.html")));
  CHECK(is_front_page(""));
  CHECK_FALSE(is_front_page(canonical("https://example.org/?p=1")));
  CHECK_FALSE(is_front_page(canonical("https://example.org/a")));
}
