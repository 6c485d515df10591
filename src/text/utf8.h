// SPDX-License-Identifier: MIT
// The one UTF-8 decoder of this folder. Header-only, because every scan over text is made of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace twinform::utf8 {

constexpr char32_t kReplacement = 0xFFFD;

// How many bytes follow a lead byte, and between which the first of them must lie (Unicode 15, table 3-7).
struct Lead {
  unsigned trails, low, high;
};
constexpr Lead lead_of(unsigned byte) {
  if (byte < 0xC2 || byte > 0xF4) return {0, 0, 0};
  if (byte < 0xE0) return {1, 0x80, 0xBF};
  if (byte < 0xF0) return {2, byte == 0xE0 ? 0xA0U : 0x80U, byte == 0xED ? 0x9FU : 0xBFU};
  return {3, byte == 0xF0 ? 0x90U : 0x80U, byte == 0xF4 ? 0x8FU : 0xBFU};
}

// The code point at `offset` (< size), which moves behind it; -1 for a maximal subpart that is not valid.
inline std::int32_t next(std::string_view text, std::size_t& offset) {
  const auto byte = static_cast<unsigned char>(text[offset++]);
  if (byte < 0x80) return byte;
  auto [trails, low, high] = lead_of(byte);
  if (trails == 0) return -1;
  std::uint32_t c = byte & (0x3FU >> trails);
  for (; trails > 0; --trails, low = 0x80, high = 0xBF) {
    if (offset == text.size()) return -1;
    const auto trail = static_cast<unsigned char>(text[offset]);
    if (trail < low || trail > high) return -1;
    c = c << 6U | (trail & 0x3FU);
    ++offset;
  }
  return static_cast<std::int32_t>(c);
}

// Where the run of ASCII that begins at `offset` ends. Eight bytes at a time: a mask is quicker than any ByteSet.
inline std::size_t ascii_end(std::string_view text, std::size_t offset) {
  constexpr std::uint64_t kHigh = 0x8080808080808080U;
  while (offset + 8 <= text.size()) {
    std::uint64_t block = 0;
    std::memcpy(&block, text.data() + offset, 8);
    if ((block & kHigh) != 0) break;
    offset += 8;
  }
  while (offset < text.size() && static_cast<unsigned char>(text[offset]) < 0x80) ++offset;
  return offset;
}

inline bool is_ascii(std::string_view text) { return ascii_end(text, 0) == text.size(); }

}  // namespace twinform::utf8
