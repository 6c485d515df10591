// SPDX-License-Identifier: MIT
// A post as the API takes it, and what its answers mean.
#pragma once

#include "outputs/adapter.h"
#include "outputs/mastodon/connection.h"

namespace twinform::mastodon {

// The body of POST /api/v1/statuses, but for ids that only the server knows. `visibility` as the API names it.
std::string status_payload(const Post& post, std::string_view visibility, const Language& language);

// The same payload with other words.
Result<std::string> with_words(const std::string& payload, const Text& text);

Result<Json> payload_of(const Post& post);

// The payload together with the id of the post that it answers: what goes over the wire.
Result<Json> status_request(const Post& post);

// The receipt for a Status entity, with a note of where it differs from what was asked for. None if it is no Status.
std::optional<Receipt> receipt_of(const Json& status, const Json& asked, Instant now);

// Whether more people see it than were meant to: a post for few that everybody sees, or a content warning that was dropped. In
// words; "" where all is well.
std::string exposure_of(const Json& status, const Json& asked);

struct Asking {
  const Connection& connection;
  const Json& asked;
  const Limits& limits;
  Instant now;
};
Outcome read_answer(const HttpResult& answer, const Asking& asking);

}  // namespace twinform::mastodon
