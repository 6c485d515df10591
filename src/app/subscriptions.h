// SPDX-License-Identifier: MIT
// The sources as a list of feeds that other programs read, and back.
#pragma once

#include <vector>

#include "app/new_sources.h"
#include "config/settings.h"
#include "feed/opml.h"

namespace twinform {

// Sources with a web address; the first tag is the folder, all are categories. Titles: the configured one, else as the feed
// was last seen to call itself, else the name. Sorted by folder, so that each is opened once.
Result<std::vector<Subscription>> subscriptions(const Settings& settings);

// What became of one subscription: the source that reads it, which is new unless it was there before.
struct Imported {
  Url url;
  std::string name;  // "" when it was left out: not on the web, or with a password in its address
  bool is_new = false;
};
// Folders and categories become tags; a feed that stands in several folders gets a tag of each.
Result<std::vector<Imported>> import_subscriptions(const std::vector<Subscription>& list, NewSources& sources);

}  // namespace twinform
