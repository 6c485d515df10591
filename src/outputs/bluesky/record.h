// SPDX-License-Identifier: MIT
// A post as a record of the account's repository (lexicon app.bsky.feed.post), and what the server says to it.
#pragma once

#include "base/json_fwd.h"
#include "outputs/adapter.h"
#include "outputs/bluesky/session.h"

namespace twinform::bluesky {

constexpr std::string_view kCollection = "app.bsky.feed.post";

// What the key of each part is made from: the same plan has the same.
std::string key_seed(const Draft& draft, std::string_view output);

// Record and key, but for what is known only on the way: repository, images, and the posts that it answers. `embed` (a card, or
// images without their blobs) may be null.
std::string post_payload(const Post& post, const Draft& draft, std::string_view seed, Json embed);

// The payload that the post has, with the words that it has now.
Result<std::string> with_words(const Post& post);

// The body of com.atproto.repo.putRecord. It makes the record or, with InvalidSwap, leaves what is there as it is.
Result<Json> put_request(const Post& post, const Identity& identity);

// Receipt::id names the record and its version, as replies need both: "at://did:plc:…/app.bsky.feed.post/3l…#bafy…".
// None where the answer does not name the record that was asked for.
std::optional<Receipt> receipt_of(const Json& answer, const Json& asked, Instant now);

// Surely nothing made, for the record as it is (400 InvalidRequest, BlobNotFound, …).
bool is_refusal(const HttpResult& answer);
// What became of a putRecord; InvalidSwap is the caller's.
Outcome read_answer(const HttpResult& answer, const Json& asked, const Secret& token, Instant now);

// The rest of a failure to open a session: nothing was sent.
Outcome outcome_of(NoSession none);

}  // namespace twinform::bluesky
