// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace twinform {

// The DOI, lower case, of an address that is made of it by the publisher's rule without containing it; "" where no rule is known.
// `path` is decoded.
std::string doi_by_rule(std::string_view host, std::string_view path, std::string_view query);

}  // namespace twinform
