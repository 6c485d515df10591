// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace twinform {

// RFC 4648 §4, white space anywhere; "" when it is none.
std::string decode_base64(std::string_view text);

}  // namespace twinform
