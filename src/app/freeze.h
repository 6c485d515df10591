// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "model/post.h"

namespace twinform {

// Output, broadcast, slot, part and payload in one hash.
PostKey key_of(const Post& post);
// Gives a draft's posts for one output their place and their key.
void freeze(std::vector<Post>& posts, const Draft& draft, const std::string& output);

}  // namespace twinform
