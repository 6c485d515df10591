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
  std::vector<Text> folders;  // outermost first
};

Result<std::vector<Subscription>> parse_opml(std::string_view xml);
std::string write_opml(const std::vector<Subscription>& subscriptions, const Text& title);

}  // namespace twinform
