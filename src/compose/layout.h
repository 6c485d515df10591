// SPDX-License-Identifier: MIT
// Blocks set one after another, as one tidy text that links only what we mean.
#pragma once

#include <span>
#include <string>

#include "model/draft.h"
#include "model/limits.h"

namespace twinform {

struct LaidBlock {
  Role role = Role::literal;
  std::string_view text;
};

// Without doubled spaces, spaces at line ends, more than one blank line in a row, and white space around it all. A link or hashtag
// stands apart from the words around it; where words from feeds and what is around them would make a link, a U+2060 parts them.
std::string lay_out(std::span<const LaidBlock> blocks, Service service);

// Is it from a feed, and so nothing that may ping, tag or link?
bool is_from_feed(Role role);

}  // namespace twinform
