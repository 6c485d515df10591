// SPDX-License-Identifier: MIT
// What of a record only servers know: the blobs of its images, and who it is that it mentions. What can't be had is left out: a
// post goes without rather than not at all.
#pragma once

#include <string>
#include <vector>

#include "base/json_fwd.h"
#include "model/post.h"
#include "outputs/bluesky/session.h"

namespace twinform::bluesky {

// Puts DIDs (com.atproto.identity.resolveHandle) where facets_of() left handles; says who could not be found.
std::vector<std::string> name_mentions(Http& http, XrpcSession& session, Json& record);

// Fetches and uploads the images of a card, or of the post itself: PNG, JPEG, GIF, WebP or AVIF of at most 1 000 000 bytes
// (lexicons app.bsky.embed.external and .images). False where one could not be had.
bool add_images(Http& http, XrpcSession& session, const std::vector<MediaRef>& media, Json& record);
// The record as it goes where no image can be had, or the server refuses them.
Json without_images(Json record);

}  // namespace twinform::bluesky
