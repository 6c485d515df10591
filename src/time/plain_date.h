// SPDX-License-Identifier: MIT
// The forms that nearly all feeds use, read in place.
#pragma once

#include <optional>
#include <string_view>

#include "base/clock.h"

namespace twinform {

// "2026-11-23T09:00:00Z" with offset and fraction (RFC 3339), or "Mon, 23 Nov 2026 09:00:00 GMT" with offset (RFC 822).
// None for every other form, and for what is no date.
std::optional<Instant> plain_date(std::string_view text);

// Digits alone: seconds, milliseconds or microseconds since 1970. None where they could also be a written date.
std::optional<Instant> epoch_date(std::string_view text);

}  // namespace twinform
