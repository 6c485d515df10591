// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "model/post.h"

namespace twinform {

// Gives a draft's posts for one output their place and their key: output, broadcast, slot, part and payload in one hash.
void freeze(std::vector<Post>& posts, const Draft& draft, const std::string& output);

}  // namespace twinform
