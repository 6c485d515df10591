// SPDX-License-Identifier: MIT
#include "base/hash.h"

#include <fmt/format.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <xxhash.h>

#include <array>
#include <cstdlib>

namespace twinform {

namespace {

std::array<unsigned char, SHA256_DIGEST_LENGTH> digest_of(std::string_view bytes) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
  return digest;
}

}  // namespace

std::string sha256(std::string_view bytes) {
  auto digest = digest_of(bytes);
  return {digest.begin(), digest.end()};
}

std::string sha256_hex(std::string_view bytes) { return fmt::format("{:02x}", fmt::join(digest_of(bytes), "")); }

std::uint64_t hash64(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::uint64_t hash64_of(std::span<const std::uint64_t> numbers) {
  return XXH3_64bits(numbers.data(), numbers.size_bytes());
}

std::string hash64_hex(std::string_view bytes) { return fmt::format("{:016x}", hash64(bytes)); }

std::string base64url(std::string_view bytes) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string out;
  unsigned buffer = 0;
  int bits = 0;
  for (char c : bytes) {
    buffer = (buffer << 8U) | static_cast<unsigned char>(c);
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      out += kAlphabet[(buffer >> static_cast<unsigned>(bits)) & 63U];
    }
  }
  if (bits > 0) out += kAlphabet[(buffer << static_cast<unsigned>(6 - bits)) & 63U];
  return out;
}

std::string random_bytes(std::size_t count) {
  std::string bytes(count, '\0');
  // Without randomness nothing that follows is safe, and OpenSSL only fails here when the system is broken.
  if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) != 1) std::abort();
  return bytes;
}

}  // namespace twinform
