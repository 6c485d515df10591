// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace twinform {

// The beginning of UTF-8, at most so many bytes and no character cut.
std::string_view beginning(std::string_view text, std::size_t most_bytes);

// Words set on lines. White space waits until a word follows it, so that none is doubled, leads or trails.
class HtmlLayout {
 public:
  explicit HtmlLayout(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  // Clean text; runs of spaces, no-break spaces and newlines are one space, except in preformatted text.
  void words(std::string_view text);
  void line_break();
  void gap(int lines);   // at least so many newlines before the next word
  void only_one_line();  // the next word on the next line, whatever stood between
  void column();         // the next word in another column of the same line: " | "
  // Begins the line of the next word; takes the place of one that no word has followed.
  void marker(std::string text);
  void drop_marker() { marker_.clear(); }
  void preformatted(bool on) { preformatted_ += on ? 1 : -1; }

  bool full() const { return out_.size() >= most_bytes_; }
  bool has_words() const { return !out_.empty(); }
  std::string finish() &&;

 private:
  void space(char c);
  void put(std::string_view run);
  void put_white_space();

  std::size_t most_bytes_;
  std::string out_;
  int newlines_ = 0;
  std::size_t spaces_ = 0;
  bool column_ = false;
  bool break_chance_ = false;  // U+200B
  std::string marker_;
  int preformatted_ = 0;
};

}  // namespace twinform
