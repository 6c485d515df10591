// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "model/draft.h"

namespace twinform {

// The word of the configuration and of the Mastodon API: "private" is for followers; "" where unset.
std::string_view word_for(Visibility visibility);

}  // namespace twinform
