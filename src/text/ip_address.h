// SPDX-License-Identifier: MIT
// IP addresses as hosts of URLs write them (WHATWG URL §3.5).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace twinform {

// Is the last label a number? Then the host is an IPv4 address or nothing.
bool ends_in_number(std::string_view host);
// "127.1", "0x7f000001", "017700000001" → "127.0.0.1".
std::optional<std::string> parse_ipv4(std::string_view text);
// Without brackets; "2001:DB8:0:0::1" → "2001:db8::1" (RFC 5952). No zone.
std::optional<std::string> parse_ipv6(std::string_view text);

}  // namespace twinform
