// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace twinform {

// Words set on lines. White space waits until a word follows it, so that none is doubled, leads or trails.
class HtmlLayout {
 public:
  explicit HtmlLayout(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  // Clean text; runs of spaces of any width and newlines are one space, except in preformatted text. Invisible signs
  // (word joiner, invisible times …) go.
  void words(std::string_view text);
  void line_break();
  void gap(int lines);   // at least so many newlines before the next word
  void only_one_line();  // the next word on the next line, whatever stood between
  // No line ends before the next word, which comes into a cell: beside the last one's (" | ") or where it would anyway.
  void cell(bool beside);
  void end_cell() { in_cell_ = false; }
  // Begins the line of the next word; takes the place of one that no word has followed.
  void marker(std::string text);
  void drop_marker() { marker_.clear(); }
  void preformatted(bool on) { preformatted_ += on ? 1 : -1; }

  std::size_t next_line() const { return lines_ + (newlines_ > 0 ? 1 : 0); }  // where the next word comes
  bool is_on(std::size_t line) const { return lines_ == line; }               // is it the last one so far?
  bool full() const { return out_.size() >= most_bytes_; }
  bool has_words() const { return !out_.empty(); }
  std::string finish() &&;

 private:
  void space(char c);
  bool may_break() const { return has_words() && marker_.empty() && !in_cell_; }
  void put(std::string_view run);
  void put_white_space();

  std::size_t most_bytes_;
  std::string out_;
  int newlines_ = 0;
  std::size_t lines_ = 0;  // begun before the last one
  std::size_t spaces_ = 0;
  bool in_cell_ = false;
  bool break_chance_ = false;  // U+200B
  std::string marker_;
  int preformatted_ = 0;
};

}  // namespace twinform
