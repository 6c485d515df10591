// SPDX-License-Identifier: MIT
#include "outputs/bluesky/tid.h"

#include <algorithm>
#include <charconv>

#include "base/hash.h"

namespace twinform::bluesky {

namespace {

constexpr std::string_view kAlphabet = "234567abcdefghijklmnopqrstuvwxyz";
constexpr std::size_t kLength = 13;
constexpr std::uint64_t kMicroseconds = 1'000'000;
constexpr std::uint64_t kRoomForParts = 1'000;  // microseconds left free at the end of the second
constexpr std::int64_t kLatest =
    (std::int64_t{1} << 53U) / std::int64_t{kMicroseconds} - 2;  // seconds; in the year 2255

// Not a hash that can be steered: whoever writes a feed could make their posts meet other people's.
std::uint64_t digest_of(std::string_view seed) {
  std::string hex = sha256_hex(seed);
  std::uint64_t value = 0;
  std::from_chars(hex.data(), hex.data() + 16, value, 16);
  return value;
}

}  // namespace

std::string tid_for(Instant at, std::string_view seed, int part) {
  std::uint64_t digest = digest_of(seed);
  auto seconds = static_cast<std::uint64_t>(std::clamp<std::int64_t>(to_epoch(at), 0, kLatest));
  std::uint64_t microseconds = seconds * kMicroseconds + (digest >> 10U) % (kMicroseconds - kRoomForParts) +
                               static_cast<std::uint64_t>(std::max(part, 0));
  std::uint64_t value = microseconds << 10U | (digest & 0x3FFU);
  std::string tid(kLength, kAlphabet[0]);
  for (std::size_t i = kLength; i-- > 0; value >>= 5U) tid[i] = kAlphabet[value & 31U];
  return tid;
}

}  // namespace twinform::bluesky
