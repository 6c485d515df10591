// SPDX-License-Identifier: MIT
#include "app/freeze.h"

#include <fmt/format.h>

#include "base/hash.h"

namespace twinform {

PostKey key_of(const Post& post) {
  return sha256_hex(fmt::format("{}\n{}\n{}\n{}\n{}", post.output, post.broadcast, post.slot, post.part, post.payload));
}

void freeze(std::vector<Post>& posts, const Draft& draft, const std::string& output) {
  int part = 0;
  for (Post& post : posts) {
    post.output = output;
    post.broadcast = draft.broadcast;
    post.slot = draft.slot;
    post.part = ++part;
    post.parts = static_cast<int>(posts.size());
    post.key = key_of(post);
  }
}

}  // namespace twinform
