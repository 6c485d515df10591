// SPDX-License-Identifier: MIT
// OPML 1.0 and 2.0 subscription lists (http://opml.org/spec2.opml).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/source.h"

namespace twinform {

struct Subscription {
  Url url;   // xmlUrl
  Url page;  // htmlUrl
  Text title;
  std::vector<Text> folders;     // outermost first
  std::vector<Text> categories;  // what its category attribute says, paths taken apart
};

struct SubscriptionList {
  std::vector<Subscription> subscriptions;  // in document order, at most limits::kEntriesPerFeed
  std::vector<std::string> warnings;        // what had to be mended or left out, in words
};

// ErrorKind::input when it is no OPML; a broken list gives what can be read of it.
Result<SubscriptionList> parse_opml(std::string_view xml);
// OPML 2.0. A category with a comma or slash can't be written, and is left out.
std::string write_opml(const std::vector<Subscription>& subscriptions, const Text& title);

}  // namespace twinform
