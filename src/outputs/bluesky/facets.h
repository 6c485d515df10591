// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "base/json_fwd.h"
#include "model/text.h"
#include "model/url.h"

namespace twinform::bluesky {

// The links, hashtags and mentions of a post (lexicon app.bsky.richtext.facet), in UTF-8 byte offsets. `links` are marked to
// their last character, whatever it is; the rest as Bluesky's own client finds it. A mention names its "handle" here, until
// name_mentions() has asked whose it is.
Json facets_of(const Text& text, const std::vector<Url>& links);

}  // namespace twinform::bluesky
