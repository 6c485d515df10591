// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace twinform {

// Some of the 256 bytes. Where they are few, or a range at either end, the next of them in a text is looked for sixteen bytes
// at a time (GCC's and Clang's vector extensions, for whatever processor); otherwise with a look into a table a byte.
class ByteSet {
 public:
  constexpr ByteSet() = default;
  // `bytes`, and all that are less than `below` or at least `from`.
  constexpr explicit ByteSet(std::string_view bytes, unsigned below = 0, unsigned from = 256)
      : below_(static_cast<unsigned char>(below)), last_inside_(static_cast<unsigned char>(from - 1)) {
    for (unsigned c = 0; c < 256; ++c) has_[c] = c < below || c >= from;
    for (char c : bytes) add(c);
  }
  constexpr void add(char c) {
    has_[static_cast<unsigned char>(c)] = true;
    if (count_ < kFew) few_[count_] = static_cast<unsigned char>(c);
    ++count_;
  }
  constexpr bool has(char c) const { return has_[static_cast<unsigned char>(c)]; }

  // Where the first of them stands from `at` on; the text's size where there is none.
  std::size_t find_in(std::string_view text, std::size_t at = 0) const {
    for (; count_ <= kFew && at + kBlock <= text.size(); at += kBlock) {
      const std::array<std::uint64_t, 2> hits = hits_in(text.data() + at);
      if (hits[0] != 0) return at + first_byte(hits[0]);
      if (hits[1] != 0) return at + kBlock / 2 + first_byte(hits[1]);
    }
    while (at < text.size() && !has(text[at])) ++at;
    return at;
  }

 private:
  static constexpr std::size_t kFew = 6, kBlock = 16;
  using Block = unsigned char __attribute__((vector_size(kBlock)));

  // A byte of ones for each byte that is in the set.
  std::array<std::uint64_t, 2> hits_in(const char* bytes) const {
    Block block;
    std::memcpy(&block, bytes, kBlock);
    auto hits = (block < below_) | (block > last_inside_);
#pragma GCC unroll 6
    for (std::size_t i = 0; i < kFew; ++i)
      if (i < count_) hits |= block == few_[i];
    std::array<std::uint64_t, 2> halves{};
    std::memcpy(&halves, &hits, kBlock);
    return halves;
  }
  static std::size_t first_byte(std::uint64_t hits) {
    const int zeros = std::endian::native == std::endian::little ? std::countr_zero(hits) : std::countl_zero(hits);
    return static_cast<std::size_t>(zeros) / 8;
  }

  std::array<bool, 256> has_{};
  std::array<unsigned char, kFew> few_{};
  std::size_t count_ = 0;
  unsigned char below_ = 0, last_inside_ = 255;
};

}  // namespace twinform
