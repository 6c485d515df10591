// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "feed/document.h"
#include "feed/fields.h"

namespace twinform {

// The first date of that slot that can be read.
std::optional<Instant> date_of(const Feed::Document& document, const Fields& fields, FeedSlot slot);

}  // namespace twinform
