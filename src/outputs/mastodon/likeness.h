// SPDX-License-Identifier: MIT
#pragma once

#include "base/json_fwd.h"
#include "model/post.h"

namespace twinform::mastodon {

// Is this Status the post? Its links stand in it (however written), and its words are the same but for what servers do to them.
bool is_same_post(const Json& status, const Post& post);

}  // namespace twinform::mastodon
