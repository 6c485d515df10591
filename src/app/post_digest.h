// SPDX-License-Identifier: MIT
#pragma once

#include "app/deliver.h"
#include "app/digest.h"

namespace twinform {

// Posts a one-off digest to an output of the configuration, through the ledger: frozen first, then delivered, like any other post.
Result<DeliveryReport> post_digest(const Context& context, const Digest& digest, const std::string& output);

}  // namespace twinform
