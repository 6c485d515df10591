// SPDX-License-Identifier: MIT
#include "text/count_weighted.h"

#include "text/count_emoji.h"
#include "text/spans.h"
#include "text/unicode.h"

namespace twinform {
namespace {

// twitter-text's default range weights: 1 within these, 2 outside.
int weight(char32_t c) {
  bool light =
      c <= 0x10FF || (c >= 0x2000 && c <= 0x200D) || (c >= 0x2010 && c <= 0x201F) || (c >= 0x2032 && c <= 0x2037);
  return light ? 1 : 2;
}

}  // namespace

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
