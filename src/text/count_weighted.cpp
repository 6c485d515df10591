// SPDX-License-Identifier: MIT
#include "text/count_weighted.h"

#include <unicode/uchar.h>

#include "text/unicode.h"

namespace twinform {
namespace {

constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kEmojiStyle = 0xFE0F;
constexpr char32_t kKeycap = 0x20E3;

bool has(char32_t c, UProperty property) { return u_hasBinaryProperty(static_cast<UChar32>(c), property) != 0; }
bool is_flag_letter(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }
bool is_skin_tone(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }
bool is_tag(char32_t c) { return c >= 0xE0020 && c <= 0xE007F; }
bool is_keycap_base(char32_t c) { return (c >= U'0' && c <= U'9') || c == U'#' || c == U'*'; }

std::size_t element_end(const spans::Runes& text, std::size_t i) {
  if (!has(text[i], UCHAR_EXTENDED_PICTOGRAPHIC) && !has(text[i], UCHAR_EMOJI_PRESENTATION)) return i;
  std::size_t end = i + 1;
  bool shown_as_emoji = has(text[i], UCHAR_EMOJI_PRESENTATION);
  if (text[end] == kEmojiStyle || is_skin_tone(text[end])) {
    shown_as_emoji = true;
    ++end;
  }
  while (is_tag(text[end])) ++end;
  return shown_as_emoji || text[end] == kJoiner ? end : i;
}

// twitter-text's default range weights, in units of a hundredth: 1 within these, 2 outside.
int weight(char32_t c) {
  bool light =
      c <= 0x10FF || (c >= 0x2000 && c <= 0x200D) || (c >= 0x2010 && c <= 0x201F) || (c >= 0x2032 && c <= 0x2037);
  return light ? 1 : 2;
}

}  // namespace

std::size_t emoji_end(const spans::Runes& text, std::size_t i) {
  if (is_keycap_base(text[i])) {
    std::size_t end = i + (text[i + 1] == kEmojiStyle ? 2U : 1U);
    return text[end] == kKeycap ? end + 1 : i;
  }
  if (text[i] < 0x80) return i;
  if (is_flag_letter(text[i])) return is_flag_letter(text[i + 1]) ? i + 2 : i;
  std::size_t end = element_end(text, i);
  while (end != i && text[end] == kJoiner) {
    std::size_t next = element_end(text, end + 1);
    if (next == end + 1) break;
    end = next;
  }
  return end;
}

std::int64_t weighted_length(std::string_view text, int url_length) {
  std::string normal = to_nfc(text);
  spans::Runes runes(normal);
  std::vector<spans::Found> urls = spans::find_urls(runes, spans::kXUrls);
  std::int64_t length = 0;
  auto url = urls.begin();
  for (std::size_t i = 0; i < runes.size();) {
    if (url != urls.end() && url->begin == i) {
      length += url_length;
      i = url++->end;
    } else if (std::size_t end = emoji_end(runes, i); end != i) {
      length += 2;
      i = end;
    } else {
      length += weight(runes[i++]);
    }
  }
  return length;
}

}  // namespace twinform
