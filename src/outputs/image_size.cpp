// SPDX-License-Identifier: MIT
#include "outputs/image_size.h"

#include <algorithm>
#include <array>

namespace twinform {

namespace {

enum class Order { big, little };

// `count` bytes at `at` as a number; 0 where there are not so many.
std::int64_t number(std::string_view bytes, std::size_t at, std::size_t count, Order order) {
  if (at > bytes.size() || bytes.size() - at < count) return 0;
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    std::size_t from = order == Order::big ? at + i : at + count - 1 - i;
    value = (value << 8U) | static_cast<unsigned char>(bytes[from]);
  }
  return value;
}

// Of what a file says, which may be absurd: a side counts as 2^31 - 1 at the most, so that the product stays a number.
std::int64_t area(std::int64_t width, std::int64_t height) {
  constexpr std::int64_t kLongest = 0x7FFFFFFF;
  return std::min(width, kLongest) * std::min(height, kLongest);
}

bool is_frame_header(std::int64_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

std::int64_t jpeg_pixels(std::string_view bytes) {
  for (std::size_t at = 2; at + 4 <= bytes.size();) {
    std::int64_t marker = number(bytes, at + 1, 1, Order::big);
    if (bytes[at] != '\xff') return 0;
    if (marker == 0xFF) {  // fill bytes may stand before a marker
      ++at;
      continue;
    }
    if (is_frame_header(marker))
      return area(number(bytes, at + 5, 2, Order::big), number(bytes, at + 7, 2, Order::big));
    at += 2 + static_cast<std::size_t>(number(bytes, at + 2, 2, Order::big));
  }
  return 0;
}

constexpr std::int64_t kFourteenBits = 0x3FFF;

std::int64_t webp_pixels(std::string_view bytes) {
  std::string_view kind = bytes.substr(12, 4);
  if (kind == "VP8 ") {
    return (number(bytes, 26, 2, Order::little) & kFourteenBits) *
           (number(bytes, 28, 2, Order::little) & kFourteenBits);
  }
  if (kind == "VP8L" && bytes.size() >= 25) {
    std::int64_t packed = number(bytes, 21, 4, Order::little);
    return ((packed & kFourteenBits) + 1) * (((packed >> 14U) & kFourteenBits) + 1);
  }
  if (kind == "VP8X" && bytes.size() >= 30)
    return (number(bytes, 24, 3, Order::little) + 1) * (number(bytes, 27, 3, Order::little) + 1);
  return 0;
}

std::int64_t avif_pixels(std::string_view bytes) {
  auto box = bytes.find("ispe");
  if (box == std::string_view::npos) return 0;
  return area(number(bytes, box + 8, 4, Order::big), number(bytes, box + 12, 4, Order::big));
}

}  // namespace

std::string_view image_type(std::string_view bytes) {
  struct Signature {
    std::size_t at;
    std::string_view bytes, type;
  };
  static constexpr std::array<Signature, 5> kSignatures{{{0, "\x89PNG\r\n\x1a\n", "image/png"},
                                                         {0, "\xff\xd8\xff", "image/jpeg"},
                                                         {0, "GIF8", "image/gif"},
                                                         {8, "WEBP", "image/webp"},
                                                         {4, "ftypavif", "image/avif"}}};
  for (const Signature& signature : kSignatures)
    if (bytes.size() > signature.at && bytes.substr(signature.at).starts_with(signature.bytes)) return signature.type;
  return {};
}

std::int64_t image_pixels(std::string_view bytes) {
  std::string_view type = image_type(bytes);
  if (type == "image/png") return area(number(bytes, 16, 4, Order::big), number(bytes, 20, 4, Order::big));
  if (type == "image/gif") return area(number(bytes, 6, 2, Order::little), number(bytes, 8, 2, Order::little));
  if (type == "image/jpeg") return jpeg_pixels(bytes);
  if (type == "image/webp") return webp_pixels(bytes);
  if (type == "image/avif") return avif_pixels(bytes);
  return 0;
}

}  // namespace twinform
