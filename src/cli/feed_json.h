// SPDX-License-Identifier: MIT
// A feed as `twinform inspect feed` prints it: JSON Feed 1.1 names, with what else we made of it under "_" names.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/json_fwd.h"
#include "base/result.h"
#include "feed/feed.h"

namespace twinform {

// One line, in pieces. Reads every entry. Members without a value are left out; all strings are valid UTF-8 without control
// characters.
using Sink = std::function<void(std::string_view)>;
void write_feed_json(const Feed& feed, const Sink& sink);
std::string feed_as_json(const Feed& feed);
// {"error": …, "hint": …}
Json feed_error_as_json(const Error& error);

}  // namespace twinform
