// SPDX-License-Identifier: MIT
#include "text/sentences_marks.h"

#include <unicode/uchar.h>

#include <string_view>

namespace twinform::marks {
namespace {

using spans::Runes;

constexpr std::size_t kLongestQuotation = 400;  // code points; marks farther apart hardly belong together

bool holds(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

constexpr std::u32string_view kOpen = U"([{“«「『（【《〈";
constexpr std::u32string_view kClose = U")]}”»」』）】》〉";

// What closes it; 0 for what opens nothing.
char32_t closer_of(char32_t c) {
  if (c == U'„') return U'“';
  std::size_t at = kOpen.find(c);
  return at == kOpen.npos ? U'\0' : kClose[at];
}

struct Open {
  std::size_t at;
  char32_t closer;
};

class Pairing {
 public:
  explicit Pairing(const Runes& text) : text_(text), closings_(text.size()) {}

  std::vector<std::size_t> find() {
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (text_[i] == U'\n' && text_[i + 1] == U'\n') open_.clear();
      read(i);
    }
    return std::move(closings_);
  }

 private:
  void read(std::size_t i) {
    char32_t c = text_[i];
    if (!open_.empty() && open_.back().closer == c) return close(i);
    if (c == U'"') return open(i, U'"');
    if (char32_t closer = closer_of(c); closer != 0) return open(i, closer);
    if (holds(kClose, c)) close_outer(i, c);
  }

  void open(std::size_t i, char32_t closer) {
    constexpr std::size_t kDeepest = 8;
    if (open_.size() < kDeepest) open_.push_back({i, closer});
  }

  // A mark that closes one further out: what stands open inside it was never closed.
  void close_outer(std::size_t i, char32_t c) {
    for (std::size_t depth = open_.size(); depth-- > 0;) {
      if (open_[depth].closer != c) continue;
      open_.resize(depth + 1);
      return close(i);
    }
  }

  void close(std::size_t i) {
    std::size_t begin = open_.back().at;
    open_.pop_back();
    if (i - begin > kLongestQuotation) return;
    for (std::size_t k = begin; k < i; ++k) closings_[k] = i;
  }

  const Runes& text_;
  std::vector<std::size_t> closings_;
  std::vector<Open> open_;
};

struct Marker {
  char32_t style = 0;  // what stands behind the number or letter; 0 where it is no marker
  bool letter = false;
  int value = 0;
};

// "1.", "1)", "1.)", "(1)", "a.", "a)", "(a)".
Marker read_marker(const Runes& text, std::size_t i) {
  Marker marker;
  bool bracket = text[i] == U'(';
  if (bracket) ++i;
  std::size_t end = i;
  while (end < i + 3 && u_charDigitValue(static_cast<UChar32>(text[end])) >= 0)
    marker.value = marker.value * 10 + u_charDigitValue(static_cast<UChar32>(text[end++]));
  if (end == i && text[i] >= U'a' && text[i] <= U'z') {
    marker.letter = true;
    marker.value = static_cast<int>(text[end++] - U'a') + 1;
  }
  bool stop = text[end] == U'.' || text[end] == U'．';
  if (end == i || (text[end] != U')' && (bracket || !stop))) return {};
  char32_t style = bracket ? U'(' : stop && text[end + 1] == U')' ? U':' : text[end];
  end += style == U':' ? 2 : 1;
  if (is_space(text[end])) marker.style = style;
  return marker;
}

bool is_bullet(char32_t c) { return holds(U"•⁃◦▪●‣∙", c); }

}  // namespace

bool is_terminal(char32_t c, const Language& language) {
  if (c == U'.' || c == U'!' || c == U'?' || c == U'…') return true;
  if (c == U';') return language.starts_with("el");
  if (c == U':') return language.starts_with("hy");
  return c > 0x80 && u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_S_TERM) != 0;
}

bool is_opening(char32_t c) { return closer_of(c) != 0 || holds(U"\"'‘‚‹¿¡", c); }
bool is_closing(char32_t c) { return holds(kClose, c) || holds(U"\"'’›", c); }
bool is_space(char32_t c) { return c == U' ' || c == U'\t' || c == 0xA0 || c == 0x202F || c == 0x3000; }
bool is_gap(char32_t c) { return is_space(c) || c == U'\n'; }
bool is_upper(char32_t c) {
  return u_isUUppercase(static_cast<UChar32>(c)) != 0 || u_istitle(static_cast<UChar32>(c)) != 0;
}
bool is_caseless(char32_t c) { return u_charType(static_cast<UChar32>(c)) == U_OTHER_LETTER; }
bool is_ideographic(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_IDEOGRAPHIC) != 0;
}
bool is_lower(char32_t c) { return u_isULowercase(static_cast<UChar32>(c)) != 0; }

std::size_t footnotes_end(const Runes& text, std::size_t i) {
  std::size_t end = i;
  while (text[end] == U'[') {
    std::size_t digit = end + 1;
    while (spans::is_decimal(text[digit])) ++digit;
    if (digit == end + 1 || text[digit] != U']') break;
    end = digit + 1;
  }
  return end;
}

bool is_in_address(const Runes& text, std::size_t inside) {
  constexpr std::size_t kReach = 60;
  for (std::size_t i = inside; i > 0 && inside - i < kReach && !is_gap(text[i - 1]); --i) {
    if (holds(U"@/=_", text[i - 1])) return true;
  }
  for (std::size_t i = inside; i < text.size() && i - inside < kReach && !is_gap(text[i]); ++i) {
    if (holds(U"@/=_", text[i])) return true;
  }
  return false;
}

std::vector<std::size_t> closings(const Runes& text) { return Pairing(text).find(); }

std::vector<bool> list_items(const Runes& text) {
  std::vector<bool> begins(text.size() + 1);
  Marker last;
  bool line_start = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool word_start = line_start || is_space(text[i - 1]);
    if (text[i] == U'\n') last = {};
    if (word_start && is_bullet(text[i])) begins[i] = true;
    if (word_start) {
      Marker marker = read_marker(text, i);
      bool next = last.style != 0 && marker.style == last.style && marker.letter == last.letter &&
                  marker.value == last.value + 1;
      if (next || (line_start && marker.style != 0)) {
        begins[i] = next || begins[i];
        last = marker;
      }
    }
    line_start = text[i] == U'\n' || (line_start && is_space(text[i]));
  }
  return begins;
}

}  // namespace twinform::marks
