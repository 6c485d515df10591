// SPDX-License-Identifier: MIT
// An address that a person has → the feeds behind it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fetch/http.h"
#include "model/entry.h"

namespace twinform {

struct Discovery {
  Url url;
  Text title;
  std::string format;
  std::vector<Text> latest;       // titles of the newest entries, at most three
  std::optional<Seconds> rhythm;  // the median time between entries
};

// The address itself when it is a feed; else the feeds that its page announces; else what stands where feeds usually stand. Each was
// fetched and read. ErrorKind::input when there is none.
Result<std::vector<Discovery>> discover(Http& http, const std::string& address, bool allow_private);

}  // namespace twinform
