// SPDX-License-Identifier: MIT
#pragma once

#include "outputs/adapter.h"
#include "outputs/mastodon/connection.h"

namespace twinform::mastodon {

struct Sender {
  const Connection& connection;
  const Limits& limits;
  const Surroundings& surroundings;
  bool images_required = false;  // else a post goes without rather than not at all
  bool take_down = true;         // what the server shows to more people than it was meant for
};

// Uploads the images, posts, and reads the answer. A second request for the post follows only a refusal that may be about images.
Outcome send_status(Http& http, const Post& post, const Sender& sender);

// Deletes a status: ErrorKind::network where it may still be there.
Result<void> delete_status(Http& http, const Connection& connection, const std::string& id);

}  // namespace twinform::mastodon
