// SPDX-License-Identifier: MIT
// Images on their way into a status (docs.joinmastodon.org/methods/media).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/post.h"
#include "outputs/adapter.h"
#include "outputs/mastodon/connection.h"

namespace twinform::mastodon {

// Those of the draft that the server has room for, with descriptions of bearable length; none without a description.
std::vector<MediaRef> media_for(const Draft& draft, const Limits& limits);

struct Uploaded {
  std::vector<std::string> ids;  // in order
  std::optional<Error> missing;  // why the first that is missing is: ErrorKind::network where another time may do
  std::optional<Later> hold;     // the server takes no upload now, whatever the image
};

// Fetches the images, uploads them with their descriptions and waits, half a minute at most, until they are processed.
Uploaded upload_images(Http& http, const Connection& connection, const std::vector<MediaRef>& media,
                       const Limits& limits, const Surroundings& surroundings);

}  // namespace twinform::mastodon
