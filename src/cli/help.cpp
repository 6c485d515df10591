// SPDX-License-Identifier: MIT
#include "cli/help.h"

#include <fmt/format.h>

#include "base/strings.h"
#include "cli/terminal.h"
#include "text/unicode.h"

namespace twinform {

namespace {

constexpr std::size_t kWidth = 79;

// Words in lines of at most kWidth columns, each behind `indent`.
std::string wrapped(std::string_view text, std::string_view indent) {
  std::string out, line(indent);
  for (std::string_view word : split_words(text)) {
    bool first = line.size() == indent.size();
    if (!first && display_width(line) + 1 + display_width(word) > kWidth) {
      out += line + "\n";
      line = indent;
      first = true;
    }
    line += (first ? "" : " ") + std::string(word);
  }
  return out + line + "\n";
}

std::string option_label(const OptionRow& row) {
  std::string label;
  if (row.name == "--verbose") label = "-v, ";
  if (row.name == "--quiet") label = "-q, ";
  label += row.name;
  if (!row.value.empty()) label += fmt::format(" {}", row.value);
  return label;
}

std::string definitions(const std::vector<std::pair<std::string, std::string>>& rows) {
  constexpr std::size_t kColumn = 26;
  std::string out;
  for (const auto& [label, doc] : rows) {
    std::string indent(kColumn, ' ');
    std::string text = wrapped(doc, indent);
    std::string head = "  " + label;
    if (display_width(head) + 2 <= kColumn) {
      text.replace(0, kColumn, head + std::string(kColumn - display_width(head), ' '));
      out += text;
    } else {
      out += head + "\n" + text;
    }
  }
  return out;
}

std::string option_doc(const OptionRow& row) {
  std::string doc(row.doc);
  if (row.choices.empty()) return doc;
  return doc + fmt::format(" ({})", fmt::join(row.choices, ", "));
}

std::string options_section(std::string_view title, std::span<const OptionRow> options) {
  std::vector<std::pair<std::string, std::string>> rows;
  for (const OptionRow& row : options) rows.emplace_back(option_label(row), option_doc(row));
  return rows.empty() ? std::string{} : fmt::format("\n{}\n{}", title, definitions(rows));
}

}  // namespace

std::string usage_line(const CommandRow& command) {
  std::string line = fmt::format("twinform {}", command.name);
  for (const ArgumentRow& row : command.arguments) {
    std::string name = fmt::format("{}{}", row.name, row.repeats ? "…" : "");
    line += row.required ? " " + name : " [" + name + "]";
  }
  return line + " [options]";
}

std::string overview() {
  std::string out =
      "twinform – current-awareness broadcasting by microblog\n\n"
      "Reads feeds and a schedule, works out what is new, merges what is the same,\n"
      "summarises it, and posts it – once.\n\n"
      "usage: twinform COMMAND [options]\n\nCommands\n";
  std::vector<std::pair<std::string, std::string>> rows;
  for (const CommandRow& command : commands()) rows.emplace_back(command.name, command.summary);
  out += definitions(rows);
  out +=
      "\nA first look, with no configuration:\n"
      "  twinform digest https://example.org/feed --since 7d\n"
      "\nThen:\n"
      "  twinform init         write a starter configuration\n"
      "  twinform preview      see exactly what would go out\n"
      "  twinform run          do it; from cron as often as you like\n"
      "\ntwinform COMMAND --help says more; so do twinform(1) and twinform.toml(5).\n";
  return out;
}

std::string group_help(std::string_view group) {
  std::string out = fmt::format("usage: twinform {} COMMAND [options]\n\nCommands\n", group);
  std::vector<std::pair<std::string, std::string>> rows;
  for (const CommandRow& command : commands()) {
    if (command.name.starts_with(std::string(group) + " ")) rows.emplace_back(command.name, command.summary);
  }
  return out + definitions(rows) + fmt::format("\ntwinform {} COMMAND --help says more.\n", group);
}

std::string command_help(const CommandRow& command) {
  std::string out = fmt::format("{}\n\nusage: {}\n", command.summary, usage_line(command));
  if (!command.details.empty()) out += "\n" + wrapped(command.details, "");
  std::vector<std::pair<std::string, std::string>> rows;
  for (const ArgumentRow& row : command.arguments) rows.emplace_back(row.name, row.doc);
  if (!rows.empty()) out += "\nArguments\n" + definitions(rows);
  out += options_section("Options", command.options);
  out += options_section("Common options", common_options());
  if (!command.examples.empty()) out += "\nExamples\n";
  for (const Example& example : command.examples) out += fmt::format("  {}\n      {}\n", example.line, example.doc);
  return out;
}

}  // namespace twinform
