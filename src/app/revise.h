// SPDX-License-Identifier: MIT
// What went out and was corrected since: edited or answered, as the broadcast wishes. Nothing that was withdrawn is taken down:
// that is a person's decision.
#pragma once

#include <vector>

#include "app/render.h"

namespace twinform {

// The edits and answers that the broadcast's recent posts need at `now`; they are added to the ledger.
Result<std::vector<Post>> revise(const BroadcastSettings& broadcast, Renderer& renderer, Ledger& ledger, Instant now);

// Makes the post of an erratum, a retraction or the like an answer to what its broadcast said about the work in question.
Result<void> answer_subject(Post& post, const Draft& draft, Ledger& ledger);

}  // namespace twinform
