// SPDX-License-Identifier: MIT
#pragma once

#include "model/draft.h"

namespace twinform::mastodon {

// Mastodon takes a status as plain text, but some servers with its API read HTML and Markdown in it (snac both, GoToSocial as its
// users choose): a title could bring an image or a disguised link along. A word joiner goes into what other people wrote where a tag
// or a Markdown link would begin. Reads the same. Idempotent.
void defuse_markup(Draft& draft);

}  // namespace twinform::mastodon
