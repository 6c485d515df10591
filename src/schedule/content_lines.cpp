// SPDX-License-Identifier: MIT
#include "schedule/content_lines.h"

#include <algorithm>

#include "base/strings.h"

namespace twinform {

namespace {

std::string capitals(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

// Where one of `ends` stands outside quotation marks; npos.
std::size_t find_unquoted(std::string_view text, std::string_view ends) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (!quoted && ends.find(text[i]) != std::string_view::npos) return i;
  }
  return std::string_view::npos;
}

std::string unquoted(std::string_view text) {
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  return std::string(text);
}

Result<ContentLine> read_line(int number, std::string_view text) {
  ContentLine line{.number = number};
  std::size_t end = find_unquoted(text, ":;");
  line.name = capitals(trim(text.substr(0, end)));
  while (end != std::string_view::npos && text[end] == ';') {
    text.remove_prefix(end + 1);
    end = find_unquoted(text, ":;");
    std::string_view parameter = text.substr(0, end);
    std::size_t equals = std::min(parameter.find('='), parameter.size());
    std::string_view value = parameter.substr(std::min(equals + 1, parameter.size()));
    line.parameters.emplace_back(capitals(parameter.substr(0, equals)), unquoted(value));
  }
  if (end == std::string_view::npos)
    return fail_in_line(line, "this is no line of an iCalendar file", "each is NAME:value");
  line.value = trim(text.substr(end + 1));
  return line;
}

}  // namespace

std::string_view ContentLine::parameter(std::string_view key) const {
  auto found = std::ranges::find(parameters, key, &std::pair<std::string, std::string>::first);
  return found == parameters.end() ? std::string_view{} : found->second;
}

Result<std::vector<ContentLine>> read_content_lines(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  std::vector<std::pair<int, std::string>> unfolded;
  int number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    bool continues = !line.empty() && (line.front() == ' ' || line.front() == '\t') && !unfolded.empty();
    if (continues)
      unfolded.back().second += line.substr(1);
    else if (!trim(line).empty())
      unfolded.emplace_back(number, line);
  }
  std::vector<ContentLine> lines;
  for (const auto& [first, line] : unfolded) lines.push_back(TRY(read_line(first, line)));
  return lines;
}

tl::unexpected<Error> fail_in_line(const ContentLine& line, std::string what, std::string hint) {
  return fail(Error{.kind = ErrorKind::input,
                    .what = std::move(what),
                    .where = {.file = {}, .line = line.number, .column = 1},
                    .hint = std::move(hint)});
}

}  // namespace twinform
