// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace twinform {

// What stands between "//" and the path.
struct Authority {
  std::string credentials;  // "user:password@", encoded; "" where there are none
  std::string host;
  std::string port;  // "" for the default
};
// `text` is the authority alone; `standard_port` its scheme's.
Result<Authority> parse_authority(std::string_view text, std::string_view standard_port);

}  // namespace twinform
