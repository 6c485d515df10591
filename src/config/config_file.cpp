// SPDX-License-Identifier: MIT
#include "config/config_file.h"

#include <algorithm>
#include <cstdlib>

#include "base/strings.h"

namespace twinform {

namespace {

bool begins_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

int count_code_points(std::string_view text) {
  return static_cast<int>(std::ranges::count_if(text, begins_code_point));
}

// Bytes of the TOML text that make the next character of a string's value; 0 at its end.
struct Step {
  std::size_t bytes = 0;
  bool counts = true;  // a line break that a backslash hides makes none
};

Step step(std::string_view rest, bool basic, std::string_view closing) {
  if (rest.empty() || rest.starts_with(closing)) return {};
  if (basic && rest[0] == '\\' && rest.size() > 1) {
    if (rest[1] == 'u') return {std::min<std::size_t>(6, rest.size())};
    if (rest[1] == 'U') return {std::min<std::size_t>(10, rest.size())};
    if (!is_space(rest[1])) return {2};
    std::size_t end = rest.find_first_not_of(" \t\r\n", 1);
    return {std::min(end, rest.size()), false};
  }
  std::size_t bytes = rest.starts_with("\r\n") ? 2 : 1;
  while (bytes < rest.size() && !begins_code_point(rest[bytes])) ++bytes;
  return {bytes};
}

}  // namespace

ConfigFile::ConfigFile(Path path, std::size_t index, std::string text)
    : path_(std::move(path)), index_(index), text_(std::move(text)), line_starts_{0} {
  if (text_.starts_with("\xEF\xBB\xBF")) text_.erase(0, 3);
  for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1)) {
    line_starts_.push_back(at + 1);
  }
}

std::string_view ConfigFile::line(int number) const {
  if (number < 1 || static_cast<std::size_t>(number) > line_starts_.size()) return {};
  std::size_t begin = line_starts_[static_cast<std::size_t>(number) - 1];
  std::string_view rest = std::string_view(text_).substr(begin);
  rest = rest.substr(0, rest.find('\n'));
  if (rest.ends_with('\r')) rest.remove_suffix(1);
  return rest;
}

std::size_t ConfigFile::offset(int line_number, int column) const {
  if (line_number < 1 || static_cast<std::size_t>(line_number) > line_starts_.size()) return text_.size();
  std::size_t at = line_starts_[static_cast<std::size_t>(line_number) - 1];
  for (int passed = 1; passed < column && at < text_.size(); ++passed) {
    do {
      ++at;
    } while (at < text_.size() && !begins_code_point(text_[at]));
  }
  return at;
}

Place ConfigFile::place(const TomlSpot& spot) const {
  std::string_view excerpt = line(spot.line);
  int end = spot.end_line == spot.line ? spot.end_column : count_code_points(excerpt) + 1;
  return {.file = path_.string(),
          .line = spot.line,
          .column = spot.column,
          .length = std::max(1, end - spot.column),
          .excerpt = std::string(excerpt)};
}

Place ConfigFile::place_in_string(const TomlSpot& string, int column, int length) const {
  std::size_t at = offset(string.line, string.column);
  std::string_view text = text_;
  char quote = at < text.size() ? text[at] : ' ';
  if (column < 1 || (quote != '"' && quote != '\'')) return place(string);
  std::string_view closing = text.substr(at, 1);
  if (std::string three(3, quote); text.substr(at, 3) == three) closing = text.substr(at, 3);
  at += closing.size();
  if (closing.size() == 3 && text.substr(at, 2) == "\r\n") ++at;
  if (closing.size() == 3 && text.substr(at, 1) == "\n") ++at;
  for (int passed = 1;;) {
    Step next = step(text.substr(at), quote == '"', closing);
    if (next.bytes == 0 || (next.counts && passed == column)) break;
    at += next.bytes;
    passed += next.counts ? 1 : 0;
  }
  auto line_number = static_cast<int>(std::ranges::upper_bound(line_starts_, at) - line_starts_.begin());
  std::size_t line_start = line_starts_[static_cast<std::size_t>(line_number) - 1];
  int place_column = count_code_points(text.substr(line_start, at - line_start)) + 1;
  std::string_view excerpt = line(line_number);
  int most = std::max(1, count_code_points(excerpt) + 1 - place_column);
  return {.file = path_.string(),
          .line = line_number,
          .column = place_column,
          .length = std::clamp(length, 1, most),
          .excerpt = std::string(excerpt)};
}

Path ConfigFile::resolve(std::string_view path) const {
  const char* home = std::getenv("HOME");
  if (path.starts_with("~/") && home != nullptr) return (Path(home) / path.substr(2)).lexically_normal();
  std::error_code ignored;
  return (std::filesystem::absolute(path_, ignored).parent_path() / path).lexically_normal();
}

}  // namespace twinform
