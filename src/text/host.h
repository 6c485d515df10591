// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace twinform {

// The host of an http(s), ftp or file URL as it is written in one (WHATWG URL §3.5): lower case, punycode (UTS #46),
// IPv4 in any of its forms as four decimals, IPv6 in brackets and compressed (RFC 5952). `text` is valid UTF-8.
Result<std::string> parse_host(std::string_view text);

}  // namespace twinform
