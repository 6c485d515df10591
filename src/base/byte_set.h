// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace twinform {

// Some of the 256 bytes: finding the next of them in a text costs a look into a table a byte.
class ByteSet {
 public:
  constexpr ByteSet() = default;
  constexpr explicit ByteSet(std::string_view bytes) {
    for (char c : bytes) add(c);
  }
  constexpr void add(char c) { has_[static_cast<unsigned char>(c)] = true; }
  constexpr bool has(char c) const { return has_[static_cast<unsigned char>(c)]; }

  // Where the first of them stands from `at` on; the text's size where there is none.
  constexpr std::size_t find_in(std::string_view text, std::size_t at = 0) const {
    while (at < text.size() && !has(text[at])) ++at;
    return at;
  }

 private:
  std::array<bool, 256> has_{};
};

}  // namespace twinform
