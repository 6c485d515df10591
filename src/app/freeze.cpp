// SPDX-License-Identifier: MIT
#include "app/freeze.h"

#include <fmt/format.h>

#include "base/hash.h"

namespace twinform {

void freeze(std::vector<Post>& posts, const Draft& draft, const std::string& output) {
  int part = 0;
  for (Post& post : posts) {
    post.output = output;
    post.broadcast = draft.broadcast;
    post.slot = draft.slot;
    post.part = ++part;
    post.parts = static_cast<int>(posts.size());
    post.key = sha256_hex(fmt::format("{}\n{}\n{}\n{}\n{}", output, post.broadcast, post.slot, part, post.payload));
  }
}

}  // namespace twinform
