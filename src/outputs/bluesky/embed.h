// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "base/json_fwd.h"
#include "model/post.h"

namespace twinform::bluesky {

constexpr std::size_t kMostImages = 4;               // lexicon app.bsky.embed.images
constexpr std::int64_t kMostImageBytes = 1'000'000;  // the same, and app.bsky.embed.external

// What stands below the words of a rendered post, but for the blobs of images, which go into `post.media`: the card of its
// story's link (lexicon app.bsky.embed.external) if it is about one story and `with_card`, else the draft's images
// (app.bsky.embed.images), else null. Behind a content warning there is no image.
Json embed_of(Post& post, const Draft& draft, bool with_card);

}  // namespace twinform::bluesky
