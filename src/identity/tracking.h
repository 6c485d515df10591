// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace twinform {

// Does the parameter of a link to `host` only say how the reader came (campaigns, feed readers, sessions, AMP), not what the page
// is? Name and value as they stand in the link, escapes included. The list is config/tracking-parameters.txt.
bool is_tracking(std::string_view host, std::string_view name, std::string_view value);

}  // namespace twinform
