// SPDX-License-Identifier: MIT
// Looking for a post among the account's own, after a lost answer.
#pragma once

#include <optional>

#include "model/post.h"
#include "outputs/mastodon/connection.h"

namespace twinform::mastodon {

// The Status of the post; none if it surely is not there; an error where that can't be told (the listing fails, is longer than
// we read, or leaves out posts of such a visibility).
Result<std::optional<Json>> search_statuses(Http& http, const Connection& connection, const Limits& limits,
                                            const Post& post);

}  // namespace twinform::mastodon
