// SPDX-License-Identifier: MIT
#include "text/escape.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "base/byte_set.h"
#include "base/strings.h"
#include "text/utf8.h"

namespace twinform {
namespace {

std::string_view html_reference(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    default: return "&#39;";
  }
}

// What begins markup anywhere in a line: CommonMark's, and the strike-through and tables that GitHub adds.
constexpr std::string_view kMarkdownAnywhere = "\\`*_[]<>~|";
constexpr std::string_view kMarkdownAtLineStart = "#+-=";
constexpr std::size_t kMostIndent = 3;  // four spaces begin a code block

bool begins_reference(std::string_view rest) {
  return rest.size() > 1 && rest[0] == '&' && (rest[1] == '#' || is_alpha(rest[1]));
}

// Appends the beginning of a line, up to where only what counts anywhere counts; returns its size.
std::size_t escape_line_start(std::string_view line, std::string& out) {
  std::size_t at = std::min(line.find_first_not_of(' '), line.size());
  out += line.substr(0, std::min(at, kMostIndent));
  if (at == line.size()) return at;
  if (kMarkdownAtLineStart.find(line[at]) != std::string_view::npos) {
    (out += '\\') += line[at];
    return at + 1;
  }
  for (; at < line.size() && is_digit(line[at]); ++at) out += line[at];
  const bool numbered = at > 0 && is_digit(line[at - 1]) && at < line.size() && (line[at] == '.' || line[at] == ')');
  if (!numbered) return at;
  (out += '\\') += line[at];
  return at + 1;
}

void escape_line(std::string_view line, std::string& out) {
  for (std::size_t at = escape_line_start(line, out); at < line.size(); ++at) {
    const bool markup = kMarkdownAnywhere.find(line[at]) != std::string_view::npos || begins_reference(line.substr(at));
    if (markup) out += '\\';
    out += line[at];
  }
}

bool is_bidi(std::uint32_t c) {
  return c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}
bool is_odd(std::uint32_t c) {
  return (c >= 0x80 && c <= 0x9F) || c == 0x2028 || c == 0x2029 || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
         (c & 0xFFFEU) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) || is_bidi(c);
}

}  // namespace

void append_escaped_html(std::string& out, std::string_view text) {
  static constexpr ByteSet kSpecial("&<>\"'");
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = kSpecial.find_in(text, at);
    out += text.substr(at, end - at);
    if (end < text.size()) out += html_reference(text[end]);
    at = end + 1;
  }
}

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  append_escaped_html(out, text);
  return out;
}

std::string escape_markdown(std::string_view text) {
  std::string out;
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    escape_line(text.substr(begin, end - begin), out);
    if (end == text.size()) return out;
    out += '\n';
    begin = end + 1;
  }
}

std::string printable(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    const std::int32_t c = utf8::next(bytes, at);
    if (c < 0) {
      for (std::size_t i = begin; i < at; ++i) {
        fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned char>(bytes[i]));
      }
    } else if (c < 0x20 || c == 0x7F) {
      fmt::format_to(std::back_inserter(out), "\\x{:02x}", c);
    } else if (is_odd(static_cast<std::uint32_t>(c))) {
      fmt::format_to(std::back_inserter(out), "\\u{{{:x}}}", c);
    } else {
      out += bytes.substr(begin, at - begin);
    }
  }
  return out;
}

}  // namespace twinform
