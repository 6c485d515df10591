// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace twinform {

// Does the parameter only say how the reader came (campaigns, feed readers, sessions, AMP), not what the page is?
bool is_tracking(std::string_view name, std::string_view value);

}  // namespace twinform
