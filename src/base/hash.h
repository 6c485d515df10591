// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace twinform {

std::string sha256(std::string_view bytes);  // 32 bytes
// SHA-256 as 64 lower-case hexadecimal digits: for keys that leave the process.
std::string sha256_hex(std::string_view bytes);
// XXH3, 64 bit, seed 0: for look-ups inside the ledger. Never for anything an attacker gains by colliding.
std::uint64_t hash64(std::string_view bytes);
std::uint64_t hash64_of(std::span<const std::uint64_t> numbers);  // of their bytes, in the machine's order
// 16 lower-case hexadecimal digits of hash64.
std::string hash64_hex(std::string_view bytes);

std::string base64url(std::string_view bytes);  // RFC 4648 §5, no padding
std::string random_bytes(std::size_t count);    // from the operating system

}  // namespace twinform
