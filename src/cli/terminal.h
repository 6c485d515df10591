// SPDX-License-Identifier: MIT
// Where words go: standard output or error, in colour only when a person looks at it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace twinform {

enum class Style { plain, bold, dim, red, green, yellow, cyan, underlined };

enum class ColourChoice { automatic, always, never };

class Terminal {
 public:
  Terminal(int descriptor, ColourChoice colour);
  void write(std::string_view text);      // as it is
  void line(std::string_view text = {});  // with a line break
  std::string styled(std::string_view text, Style style) const;
  bool is_terminal() const { return is_terminal_; }
  int width() const { return width_; }     // columns; 80 where unknown
  bool failed() const { return failed_; }  // a write did not go through
  bool closed() const { return closed_; }  // because nobody reads any more: no reason to complain

 private:
  int descriptor_;
  bool is_terminal_, colour_, failed_ = false, closed_ = false;
  int width_;
};

// Rows of equal length, columns aligned by what is seen (wide characters are two columns); two spaces between.
std::string render_table(const std::vector<std::vector<std::string>>& rows, std::string_view indent = "");
// Cut to that many columns, with an ellipsis.
std::string shorten(std::string_view text, std::size_t columns);

}  // namespace twinform
