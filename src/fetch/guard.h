// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

struct sockaddr;

namespace twinform {

// Is this an address of the public internet? No: loopback, private (RFC 1918, 4193), link-local, shared (RFC 6598), benchmarking,
// documentation, multicast, unspecified, reserved; nor an IPv6 form that carries such an IPv4 address (mapped, NAT64, 6to4, Teredo).
bool is_public_address(const sockaddr* address);
// "127.0.0.1", "::ffff:10.0.0.1"; for tests and messages. False for what is no address.
bool is_public_address(std::string_view numeric);
// "10.0.0.1", "fe80::1": how a message names it.
std::string numeric_address(const sockaddr* address);

}  // namespace twinform
