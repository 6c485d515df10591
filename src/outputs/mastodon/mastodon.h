// SPDX-License-Identifier: MIT
// An account on any server with the Mastodon API (docs.joinmastodon.org/methods/statuses).
#pragma once

#include <memory>
#include <vector>

#include "outputs/adapter.h"

namespace twinform {

std::vector<OptionSpec> mastodon_options();
std::unique_ptr<Adapter> make_mastodon(const OutputSettings& settings, const Surroundings& surroundings);

}  // namespace twinform
