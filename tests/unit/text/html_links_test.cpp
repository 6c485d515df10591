// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "text/html.h"
#include "text/url.h"

using namespace twinform;

namespace {

Html page(std::string_view markup) {
  return {.markup = std::string(markup), .base = *parse_url("https://example.org/a/b")};
}

// One a line: URL | words | rel | type.
std::string links_of(std::string_view markup) {
  std::string all;
  for (const HtmlLink& link : html_links(page(markup))) {
    all += link.url.str() + " | " + link.text.str() + " | " + link.rel + " | " + link.type + "\n";
  }
  return all;
}

std::string images_of(std::string_view markup) {
  std::string all;
  for (const Image& image : html_images(page(markup))) all += image.url.str() + " | " + image.description.str() + "\n";
  return all;
}

std::string title_of(std::string_view markup) { return html_title(page(markup)).str(); }

}  // namespace

TEST_CASE("anchors and links come in order with their words") {
  CHECK(links_of("<link rel='Alternate' type=' Application/RSS+xml' title=' News ' href=/feed><a href='c'>d <b>e</b>\n "
                 "f</a>") ==
        "https://example.org/feed | News | alternate | application/rss+xml\n"
        "https://example.org/a/c | d e f |  | \n");
}

TEST_CASE("an anchor without words has its image's or its title") {
  CHECK(links_of("<a href=c title=d><img src=e></a><a href=f><img src=g alt=h></a>") ==
        "https://example.org/a/c | d |  | \nhttps://example.org/a/f | h |  | \n");
}

TEST_CASE("an anchor ends where the next begins") {
  CHECK(links_of("<a href=c>d<a href=e>f") == "https://example.org/a/c | d |  | \nhttps://example.org/a/e | f |  | \n");
}

TEST_CASE("what is no link is left out") {
  CHECK(links_of("<a name=c>d</a><a href='javascript:e'>f</a><a href='data:,g'>h</a><script><a href=i></script><!--<a "
                 "href=j>-->")
            .empty());
}

TEST_CASE("references are relative to the first base element") {
  CHECK(links_of("<base target=c><base href='/d/'><base href='/e/'><a href=f>g</a>") ==
        "https://example.org/d/f | g |  | \n");
}

TEST_CASE("references in an address stay where they are part of it") {
  CHECK(links_of("<a href='?c=1&copy=2&amp;d=3'>e</a>") == "https://example.org/a/b?c=1&copy=2&d=3 | e |  | \n");
}

TEST_CASE("images come once each with their description") {
  CHECK(images_of("<img src=c alt=' d  e '><img src=c><img src=f alt='photo.JPG'>") ==
        "https://example.org/a/c | d e\nhttps://example.org/a/f | \n");
}

TEST_CASE("pixels and what is no address are no images") {
  CHECK(images_of("<img src=c width=1><img src='data:image/png,d'><img alt=e><img src=''>").empty());
}

TEST_CASE("images that count readers are none") {
  for (const std::string_view image : {"src=c width=1 height=1",
                                       "src=c height=0px",
                                       "src=c style='width:1px;height:1px'",
                                       "src=c style='HEIGHT: 0 '",
                                       "src=c style='border:0;display:none!important'",
                                       "src=c style='visibility:hidden'",
                                       "src=c hidden",
                                       "src=http://feeds.feedburner.com/~r/blog/~4/AbC",
                                       "src=https://feeds.feedburner.com/~ff/blog?d=yIl2AUoC8zA",
                                       "src=http://feedproxy.google.com/~r/blog/~4/x",
                                       "src=https://feeds.library.example/~r/blog/~4/x",
                                       "src=http://feeds.library.example/~ff/blog?i=x:y",
                                       "src=http://rss.feedsportal.com/c/1/f/2/s/3/mf.gif",
                                       "src=//da.feedsportal.com/r/1/a2.img",
                                       "src=http://ad.doubleclick.net/ad/x;sz=1x1",
                                       "src=//PIXEL.wp.com/b.gif?host=x",
                                       "src=https://stats.wordpress.com/b.gif?v=ext",
                                       "src=http://feeds.wordpress.com/1.0/comments/library.example/1/",
                                       "src=https://www.google-analytics.com/__utm.gif?utmac=x",
                                       "src=https://library.example/__utm.gif",
                                       "src='https://www.facebook.com/tr?id=1&amp;ev=PageView'",
                                       "src=https://b.scorecardresearch.com/p?c1=2",
                                       "src=https://ssl-vg03.met.vgwort.de/na/x",
                                       "src=https://stats.library.example/matomo.php?idsite=1",
                                       "src=https://blogger.googleusercontent.com/tracker/1-2",
                                       "src=https://counter.theconversation.com/content/1/count.gif",
                                       "data-src=http://pixel.wp.com/b.gif"}) {
    CAPTURE(image);
    CHECK(images_of("<img alt=d " + std::string(image) + ">").empty());
  }
}

TEST_CASE("images that only resemble those that count readers are some") {
  for (const std::string_view image : {"src=c width=100% height=10", "src=c style='border-width:1px;max-width:1em'",
                                       "src=c style='width:1em'", "src=https://www.library.example/~r/portrait.jpg",
                                       "src=https://www.facebook.com/trees.jpg", "src=https://notdoubleclick.net/c.png",
                                       "src=https://library.example/pixel-art.png", "src=https://medium.com/c.png"}) {
    CAPTURE(image);
    CHECK_FALSE(images_of("<img " + std::string(image) + ">").empty());
  }
}

TEST_CASE("a placeholder gives way to the image that comes later") {
  for (const std::string_view image :
       {"src='data:image/gif;base64,R0lGOD' data-src=d", "src=/blank.gif data-lazy-src=d",
        "src=spacer.gif data-original=d", "src=/img/1x1.trans.gif data-lazy-srcset='d 1x'",
        "src=placeholder.svg data-srcset='d'", "src=loading.gif srcset=d",
        "src=/wp/lazy_placeholder.png?x=1 data-src=d", "src=transparent.png data-srcset='s 300w, d 1024w, m 768w'",
        "srcset='data:image/gif;base64,R0l 1w' data-srcset='d 2x, e 3x'", "data-src='' data-large-file=d",
        "src=about:blank data-src=d", "src=blank.png data-src='data:,x' data-srcset='s 300w,d 301w'"}) {
    CAPTURE(image);
    CHECK(images_of("<img " + std::string(image) + ">") == "https://example.org/a/d | \n");
  }
}

TEST_CASE("an image is no placeholder because of its name alone") {
  CHECK(images_of("<img src=pixel.jpg>") == "https://example.org/a/pixel.jpg | \n");
  CHECK(images_of("<img src=blanket.jpg>") == "https://example.org/a/blanket.jpg | \n");
  CHECK(images_of("<img src=c data-src=d srcset='e 2000w'>") == "https://example.org/a/c | \n");
  CHECK(images_of("<img src='data:,x' srcset='/w_600,h_400/c.jpg 600w'>") ==
        "https://example.org/w_600,h_400/c.jpg | \n");
}

TEST_CASE("a placeholder that nothing comes for is no image") {
  CHECK(images_of("<img src=/spacer.gif><img src=1x1.png><img src=blank.gif data-src=data:,x>").empty());
}

TEST_CASE("images that load late are found") {
  CHECK(images_of("<img src='data:,c' data-src=d><img srcset='e 1x, f 2x'><img data-lazy-src=g>") ==
        "https://example.org/a/d | \nhttps://example.org/a/e | \nhttps://example.org/a/g | \n");
}

TEST_CASE("the title is the first title element on one line") {
  CHECK(title_of("<head><title>\n a &amp; <b>\n</title><title>c</title>") == "a & <b>");
  CHECK(title_of("<p>a").empty());
  CHECK(title_of("<title></title><p>a").empty());
  CHECK(title_of("<!--<title>a</title>-->").empty());
}

TEST_CASE("a long title is cut between characters") {
  std::string title = "a";
  for (int i = 0; i < 10'000; ++i) title += "é";
  const std::string cut = title_of("<title>" + title + "</title>");
  CHECK(cut.size() > 1'000);
  CHECK(title.starts_with(cut));
}

TEST_CASE("so many links and images are read and no more") {
  std::string links, images;
  for (int i = 0; i < 20'001; ++i) links += "<a href=c>";
  for (int i = 0; i < 1'001; ++i) images += "<img src=c" + std::to_string(i) + ">";
  CHECK(html_links(page(links)).size() == 20'000);
  CHECK(html_links(page(std::string_view(links).substr(10))).size() == 20'000);
  CHECK(html_images(page(images)).size() == 1'000);
}
