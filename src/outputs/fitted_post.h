// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "base/result.h"
#include "model/limits.h"
#include "model/post.h"

namespace twinform {

// A post for each part of the draft that has words: text within the rules, counts, stories and links. The payload and media
// are for the adapter to add. ErrorKind::refused when a part can't be made to fit.
Result<std::vector<Post>> fitted_posts(const Draft& draft, const TextRules& rules);

// The post with these words, counted, and with the links that the service finds in them. ErrorKind::refused when they don't fit.
Result<Post> reworded(Post post, const Text& text, const TextRules& rules);

}  // namespace twinform
