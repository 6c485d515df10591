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

}  // namespace twinform
