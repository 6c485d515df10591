// SPDX-License-Identifier: MIT
#include "cli/terminal.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

#include "base/strings.h"
#include "text/unicode.h"

namespace twinform {

namespace {

bool wants_colour(ColourChoice choice, bool is_terminal) {
  if (choice != ColourChoice::automatic) return choice == ColourChoice::always;
  const char* no_colour = std::getenv("NO_COLOR");  // https://no-color.org
  const char* kind = std::getenv("TERM");
  bool dumb = kind == nullptr || std::string_view(kind) == "dumb";
  return is_terminal && !dumb && (no_colour == nullptr || *no_colour == '\0');
}

int columns_of(int descriptor) {
  winsize size{};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

std::string_view code_of(Style style) {
  switch (style) {
    case Style::plain: return "0";
    case Style::bold: return "1";
    case Style::dim: return "2";
    case Style::underlined: return "4";
    case Style::red: return "31";
    case Style::green: return "32";
    case Style::yellow: return "33";
    case Style::cyan: return "36";
  }
  return "0";
}

}  // namespace

Terminal::Terminal(int descriptor, ColourChoice colour)
    : descriptor_(descriptor),
      is_terminal_(::isatty(descriptor) == 1),
      colour_(wants_colour(colour, is_terminal_)),
      width_(columns_of(descriptor)) {}

void Terminal::write(std::string_view text) {
  while (!text.empty() && !failed_) {
    ssize_t written = ::write(descriptor_, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      failed_ = true;
      closed_ = errno == EPIPE;
    }
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
}

void Terminal::line(std::string_view text) { write(std::string(text) + "\n"); }

std::string Terminal::styled(std::string_view text, Style style) const {
  if (!colour_ || style == Style::plain) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", code_of(style), text);
}

std::string render_table(const std::vector<std::vector<std::string>>& rows, std::string_view indent) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
  }
  std::string out;
  for (const auto& row : rows) {
    std::string line(indent);
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      if (i + 1 < row.size()) line += std::string(widths[i] - display_width(row[i]) + 2, ' ');
    }
    while (line.ends_with(' ')) line.pop_back();
    out += line + "\n";
  }
  return out;
}

std::string shorten(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) return std::string(text);
  std::string out;
  std::size_t begin = 0, used = 0;
  for (std::size_t end : grapheme_ends(text)) {
    std::string_view grapheme = text.substr(begin, end - begin);
    std::size_t width = display_width(grapheme);
    if (used + width + 1 > columns) break;
    out += grapheme;
    used += width;
    begin = end;
  }
  return out + "…";
}

}  // namespace twinform
