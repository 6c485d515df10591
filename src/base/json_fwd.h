// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace twinform {
// Keeps the order in which members were written, so that what we print reads as we meant it.
using Json = nlohmann::ordered_json;
}  // namespace twinform
