// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "base/json_fwd.h"
#include "model/post.h"

namespace twinform::mastodon {

using Words = std::vector<std::string>;
// Folded words in order, but for URLs: they are shortened, wrapped and re-encoded.
Words words_without_urls(std::string text);

// Is this Status the post? Its links stand in it (however written), and its words are the same but for what servers do to them.
bool is_same_post(const Json& status, const Post& post);

}  // namespace twinform::mastodon
