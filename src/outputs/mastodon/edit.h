// SPDX-License-Identifier: MIT
#pragma once

#include "outputs/adapter.h"
#include "outputs/mastodon/connection.h"

namespace twinform::mastodon {

// PUT /api/v1/statuses/:id: the post's words in the place of `id`'s. Who sees it can't be changed; its media stay, which they do
// only where they are named again.
Outcome edit_status(Http& http, const Connection& connection, const Post& post, const RemoteId& id,
                    const Limits& limits, Instant now);

}  // namespace twinform::mastodon
