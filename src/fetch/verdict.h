// SPDX-License-Identifier: MIT
#pragma once

#include <utility>

#include "fetch/fetch.h"

namespace twinform {

// What an answer to a fetch of a feed means. `order` tells whether the question was conditional.
Fetched judge(const FetchOrder& order, HttpResponse response, Instant now);

}  // namespace twinform
