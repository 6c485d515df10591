// SPDX-License-Identifier: MIT
// An account on Bluesky, or on any server with the AT Protocol (docs.bsky.app).
#pragma once

#include <memory>
#include <vector>

#include "outputs/adapter.h"

namespace twinform {

std::vector<OptionSpec> bluesky_options();
std::unique_ptr<Adapter> make_bluesky(const OutputSettings& settings, const Surroundings& surroundings);

}  // namespace twinform
