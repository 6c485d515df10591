// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "base/clock.h"
#include "time/date_order.h"

namespace twinform {

// The moment that a feed's date means: RFC 822/2822/850, RFC 3339, W3C-DTF, asctime, epoch seconds, and the forms that
// feeds really use (zone names, month and day names of many languages, 12 h clocks, ordinals). A date without a time
// is its midnight UTC; one without a zone is UTC. `order` decides on 03/04/2026. No answer rather than a wrong one.
std::optional<Instant> parse_feed_date(std::string_view text, DateOrder order = DateOrder::unknown);

}  // namespace twinform
