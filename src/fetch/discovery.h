// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "fetch/http.h"
#include "model/text.h"

namespace twinform {

struct FoundFeed {
  Url url;
  Text title;
  std::string media_type;
};

struct PageFeeds {
  std::vector<FoundFeed>
      feeds;  // announced ones first: <link rel="alternate"> with a feed type, or rel="feed"; then anchors
  std::vector<Url> canonical;  // what the page says its own address is: a YouTube @handle's has the channel's id
};

// `page` is HTML.
PageFeeds feeds_of_page(std::string_view page, const Url& base);
// Where YouTube, Mastodon, GitHub, OJS and other kinds of site keep the feed of a page, whether it announces one or not.
std::vector<Url> known_feed_places(const Url& page);
// Where feeds usually are, for a page of no known kind that announces none: /feed/, /rss.xml, …
std::vector<Url> usual_feed_places(const Url& page);

}  // namespace twinform
