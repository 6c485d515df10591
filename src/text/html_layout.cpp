// SPDX-License-Identifier: MIT
#include "text/html_layout.h"

#include <algorithm>
#include <utility>

#include "base/byte_set.h"
#include "text/utf8.h"

namespace twinform {
namespace {

constexpr int kMostNewlines = 2;
constexpr std::string_view kZeroWidthSpace = "\u200B";

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

constexpr ByteSet kAsciiSpaces(" \n");
// Spaces and the lead bytes of the others that are not just put.
constexpr ByteSet kOfNote(" \n\xC2\xE1\xE2\xE3");

enum class Sign { other, space, break_chance, invisible };

Sign sign_of(std::int32_t c) {
  if (c == 0xA0 || c == 0x3000 || c == 0x1680 || c == 0x202F || c == 0x205F || (c >= 0x2000 && c <= 0x200A))
    return Sign::space;
  if (c == 0x200B) return Sign::break_chance;
  return c >= 0x2060 && c <= 0x2064 ? Sign::invisible : Sign::other;
}

// Where the run of characters that need no thought ends; one space between two words needs none.
std::size_t run_end(std::string_view text, std::size_t at) {
  for (;;) {
    at = kOfNote.find_in(text, at);
    if (at == text.size()) return at;
    if (text[at] == '\n') return at;
    if (text[at] == ' ') {
      if (at + 1 == text.size() || kOfNote.has(text[at + 1])) return at;
      ++at;
      continue;
    }
    std::size_t end = at;
    if (sign_of(utf8::next(text, end)) != Sign::other) return at;
    at = end;
  }
}

}  // namespace

void HtmlLayout::words(std::string_view text) {
  for (std::size_t at = 0; at < text.size() && !full();) {
    if (kAsciiSpaces.has(text[at])) {
      space(text[at++]);
      continue;
    }
    std::size_t end = at;
    switch (sign_of(utf8::next(text, end))) {
      case Sign::space: space(' '); break;
      case Sign::break_chance: break_chance_ = true; break;
      case Sign::invisible: break;
      case Sign::other: end = run_end(text, end); put(text.substr(at, end - at));
    }
    at = end;
  }
}

void HtmlLayout::space(char c) {
  break_chance_ = false;
  if (preformatted_ > 0) {
    if (c == '\n')
      line_break();
    else
      ++spaces_;
  } else if (newlines_ == 0) {
    spaces_ = std::max<std::size_t>(spaces_, 1);
  }
}

void HtmlLayout::line_break() {
  spaces_ = 0;
  if (may_break()) newlines_ = std::min(newlines_ + 1, kMostNewlines);
}

void HtmlLayout::gap(int lines) {
  if (lines == 0) return;
  spaces_ = 0;
  if (may_break()) newlines_ = std::max(newlines_, lines);
}

void HtmlLayout::only_one_line() {
  spaces_ = 0;
  if (may_break()) newlines_ = 1;
}

void HtmlLayout::cell(bool beside) {
  if (beside) newlines_ = 0;
  spaces_ = 0;
  in_cell_ = true;
}

void HtmlLayout::marker(std::string text) { marker_ = std::move(text); }

void HtmlLayout::put(std::string_view run) {
  put_white_space();
  // A place to break a line is of use between letters of scripts without spaces only.
  if (break_chance_ && has_words() && !is_ascii(out_.back()) && !is_ascii(run[0])) out_ += kZeroWidthSpace;
  break_chance_ = false;
  out_ += run;
}

void HtmlLayout::put_white_space() {
  const bool new_line = newlines_ > 0;
  if (new_line) {
    out_.append(static_cast<std::size_t>(newlines_), '\n');
    ++lines_;
  } else if (in_cell_ && has_words()) {
    out_ += " | ";
    spaces_ = 0;
  }
  out_ += marker_;
  if (marker_.empty() && has_words()) out_.append(spaces_, ' ');
  marker_.clear();
  newlines_ = 0;
  spaces_ = 0;
  in_cell_ = false;
}

std::string HtmlLayout::finish() && { return std::move(out_); }

}  // namespace twinform
