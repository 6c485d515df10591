// SPDX-License-Identifier: MIT
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <cstdint>

#include "text/unicode.h"
#include "text/utf8.h"

namespace twinform {

namespace {

// Grapheme_Cluster_Break=Other or a lone control: breaks off its neighbours on both sides, unless one of them is of
// another kind. A quick yes for what most text is made of; \r\n is looked for apart.
constexpr bool stands_alone(char32_t c) {
  return c < 0x300 || (c >= 0x370 && c <= 0x482) || (c >= 0x2010 && c <= 0x205E) || (c >= 0x20A0 && c <= 0x20C0) ||
         (c >= 0x3001 && c <= 0x3029) || (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A0 && c <= 0x30FF) ||
         (c >= 0x4E00 && c <= 0x9FFF);
}

bool all_stand_alone(std::string_view text) {
  for (std::size_t at = utf8::ascii_end(text, 0); at < text.size(); at = utf8::ascii_end(text, at)) {
    if (const std::int32_t c = utf8::next(text, at); c < 0 || !stands_alone(static_cast<char32_t>(c))) return false;
  }
  return text.find("\r\n") == std::string_view::npos;
}

// ICU's character breaks: one iterator a thread, because opening one costs more than most texts.
class Breaks {
 public:
  Breaks() {
    UErrorCode status = U_ZERO_ERROR;
    iterator_ = ubrk_open(UBRK_CHARACTER, "en", nullptr, 0, &status);
  }
  ~Breaks() {
    utext_close(&text_);
    if (iterator_ != nullptr) ubrk_close(iterator_);
  }
  Breaks(const Breaks&) = delete;
  Breaks& operator=(const Breaks&) = delete;

  bool open(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&text_, text.data(), static_cast<std::int64_t>(text.size()), &status);
    if (iterator_ != nullptr) ubrk_setUText(iterator_, &text_, &status);
    return iterator_ != nullptr && U_SUCCESS(status);
  }
  // The next end as an offset in bytes; 0 behind the last.
  std::size_t next() {
    const std::int32_t end = ubrk_next(iterator_);
    return end == UBRK_DONE ? 0 : static_cast<std::size_t>(end);
  }

 private:
  UText text_ = UTEXT_INITIALIZER;
  UBreakIterator* iterator_ = nullptr;
};

template <class Visitor>
void for_each_code_point_end(std::string_view text, Visitor visit) {
  for (std::size_t at = 0; at < text.size();) {
    next_code_point(text, at);
    visit(at);
  }
}

template <class Visitor>
void for_each_grapheme_end(std::string_view text, Visitor visit) {
  thread_local Breaks breaks;
  if (all_stand_alone(text) || !breaks.open(text)) return for_each_code_point_end(text, visit);
  for (std::size_t end = breaks.next(); end != 0; end = breaks.next()) visit(end);
}

bool is_zero_width(UChar32 c) {
  return (U_GET_GC_MASK(c) & (U_GC_M_MASK | U_GC_CF_MASK | U_GC_CC_MASK)) != 0 ||
         u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

std::size_t columns(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  if (c >= 0x20 && c < 0x7F) return 1;
  if (c == 0xFE0F || u_hasBinaryProperty(c, UCHAR_REGIONAL_INDICATOR) != 0) return 2;
  if (is_zero_width(c)) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// A cluster is drawn in one place: it is as wide as its widest part.
std::size_t cluster_columns(std::string_view cluster) {
  std::size_t widest = 0;
  for (std::size_t at = 0; at < cluster.size();) widest = std::max(widest, columns(next_code_point(cluster, at)));
  return widest;
}

}  // namespace

std::size_t count_graphemes(std::string_view text) {
  std::size_t count = 0;
  for_each_grapheme_end(text, [&](std::size_t) { ++count; });
  return count;
}

std::vector<std::size_t> grapheme_ends(std::string_view text) {
  std::vector<std::size_t> ends;
  for_each_grapheme_end(text, [&](std::size_t end) { ends.push_back(end); });
  return ends;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0, begin = 0;
  for_each_grapheme_end(text, [&](std::size_t end) {
    width += cluster_columns(text.substr(begin, end - begin));
    begin = end;
  });
  return width;
}

}  // namespace twinform
