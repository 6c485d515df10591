// SPDX-License-Identifier: MIT
// What a person decides about posts that have not arrived. No run may be under way.
#pragma once

#include <string>
#include <vector>

#include "app/context.h"
#include "ledger/ledger.h"

namespace twinform {

using PostIds = std::vector<std::int64_t>;

// Pending again; with it the parts of its thread that it needs or that were given up or held with it. Those that changed, in order.
Result<PostIds> retry_post(Ledger& ledger, const StoredPost& post);
// Given up, and the parts behind it, which would wait for it for ever. Those that changed, in order.
Result<PostIds> drop_post(Ledger& ledger, const StoredPost& post);

// The post with other words, within the output's limits. ErrorKind::usage where it may have arrived, or its output has no words.
Result<Post> edited(const Context& context, Ledger& ledger, const StoredPost& post, const Text& text);

}  // namespace twinform
