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

// The feeds that a page announces: <link rel="alternate"> with a feed type first, then the usual anchors. `page` is HTML.
std::vector<FoundFeed> feeds_of_page(std::string_view page, const Url& base);
// Where feeds usually are, for a page that announces none: /feed, /rss.xml, … and what YouTube, Mastodon, GitHub, OJS use.
std::vector<Url> usual_feed_places(const Url& page);

}  // namespace twinform
