// SPDX-License-Identifier: MIT
// An address that a person has → the feeds behind it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/rhythm.h"
#include "fetch/http.h"
#include "model/entry.h"

namespace twinform {

struct Discovery {
  Url url;
  Text title;
  std::string format;
  Language language;
  std::vector<Text> latest;  // titles of the newest entries, at most three
  std::optional<Rhythm> rhythm;
};

// The address itself when it is a feed; else the feeds that its page announces and those that its kind of site has; else what
// stands where feeds usually stand. Each was fetched and read; one that says the same as one before it is left out.
// ErrorKind::input when there is none.
Result<std::vector<Discovery>> discover(Http& http, const std::string& address, bool allow_private);

}  // namespace twinform
