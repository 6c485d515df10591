// SPDX-License-Identifier: MIT
// JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/), with the types that feeds use instead.
#pragma once

#include "base/json_fwd.h"
#include "base/result.h"
#include "feed/document.h"

namespace twinform {

// Fills entries and info from the document's JSON. ErrorKind::input when it is JSON of another kind.
Result<void> read_json_feed(Feed::Document& document);
Entry read_json_entry(const Feed::Document& document, const RawEntry& raw);
JsonExtras read_json_extras(const Feed::Document& document, const RawEntry& raw);

}  // namespace twinform
