// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"

namespace twinform::bluesky {

// A record key of our choice (atproto.com/specs/tid): 53 bits of microseconds since 1970 and 10 bits of clock, in
// base32-sortable. What is finer than a second comes from `seed`, so that the same plan gives the same key and different
// drafts don't meet; the parts of one draft sort by number.
std::string tid_for(Instant at, std::string_view seed, int part);

}  // namespace twinform::bluesky
