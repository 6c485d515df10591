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
