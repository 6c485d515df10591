// SPDX-License-Identifier: MIT
#include "text/html_layout.h"

#include <algorithm>
#include <utility>

#include "base/byte_set.h"

namespace twinform {
namespace {

constexpr int kMostNewlines = 2;
constexpr std::string_view kNoBreakSpace = "\u00A0";
constexpr std::string_view kZeroWidthSpace = "\u200B";

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// Spaces and the lead bytes of the two special characters.
constexpr ByteSet kOfNote(" \n\xC2\xE2");
static_assert(kOfNote.has(kNoBreakSpace[0]) && kOfNote.has(kZeroWidthSpace[0]));

// Where the run of characters that need no thought ends; one space between two words needs none.
std::size_t run_end(std::string_view text, std::size_t at) {
  for (;;) {
    at = kOfNote.find_in(text, at);
    if (at + 1 >= text.size() || text[at] != ' ' || kOfNote.has(text[at + 1])) return at;
    ++at;
  }
}

}  // namespace

std::string_view beginning(std::string_view text, std::size_t most_bytes) {
  if (text.size() <= most_bytes) return text;
  std::size_t end = most_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
  return text.substr(0, end);
}

void HtmlLayout::words(std::string_view text) {
  for (std::size_t at = 0; at < text.size() && !full();) {
    const std::string_view rest = text.substr(at);
    if (rest[0] == ' ' || rest[0] == '\n') {
      space(rest[0]);
      ++at;
    } else if (rest.starts_with(kNoBreakSpace)) {
      space(' ');
      at += kNoBreakSpace.size();
    } else if (rest.starts_with(kZeroWidthSpace)) {
      break_chance_ = true;
      at += kZeroWidthSpace.size();
    } else {
      const std::size_t end = run_end(text, at + 1);
      put(text.substr(at, end - at));
      at = end;
    }
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
  if (has_words() && marker_.empty()) newlines_ = std::min(newlines_ + 1, kMostNewlines);
}

void HtmlLayout::gap(int lines) {
  if (lines == 0) return;
  spaces_ = 0;
  if (has_words() && marker_.empty()) newlines_ = std::max(newlines_, lines);
}

void HtmlLayout::only_one_line() {
  spaces_ = 0;
  if (has_words() && marker_.empty()) newlines_ = 1;
}

void HtmlLayout::column() { column_ = true; }

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
  } else if (column_ && has_words()) {
    out_ += " | ";
    spaces_ = 0;
  }
  out_ += marker_;
  if (marker_.empty() && has_words()) out_.append(spaces_, ' ');
  marker_.clear();
  newlines_ = 0;
  spaces_ = 0;
  column_ = false;
}

std::string HtmlLayout::finish() && { return std::move(out_); }

}  // namespace twinform
