// SPDX-License-Identifier: MIT
// The only file that knows CLI11: it costs seconds to compile.
#include "cli/parse.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/strings.h"
#include "cli/help.h"
#include "cli/version.h"

namespace twinform {

namespace {

void add_option(CLI::App& app, const OptionRow& row) {
  std::string name(row.name);
  if (row.name == "--verbose") name = "-v,--verbose";
  if (row.name == "--quiet") name = "-q,--quiet";
  CLI::Option* option = nullptr;
  if (row.value.empty()) {
    option = app.add_flag(name);
  } else {
    option = app.add_option(name)->expected(1);
    if (row.repeats)
      option->take_all();
    else
      option->take_last();
  }
  option->description(std::string(row.doc));
  if (!row.choices.empty()) {
    option->check(CLI::IsMember(std::vector<std::string>(row.choices.begin(), row.choices.end())));
  }
}

void add_arguments(CLI::App& app, const CommandRow& command) {
  for (const ArgumentRow& row : command.arguments) {
    CLI::Option* option = app.add_option(std::string(row.name));
    option->required(row.required);
    if (row.repeats) option->expected(1, CLI::detail::expected_max_vector_size)->allow_extra_args();
  }
}

CLI::App& subcommand(CLI::App& app, const std::string& name) {
  for (CLI::App* below : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (below->get_name() == name) return *below;
  }
  CLI::App* made = app.add_subcommand(name);
  made->set_help_flag();
  return *made;
}

// "outbox retry" is a subcommand of a subcommand.
CLI::App& app_of(CLI::App& root, std::string_view name) {
  CLI::App* app = &root;
  for (std::string_view word : split_words(name)) app = &subcommand(*app, std::string(word));
  return *app;
}

Arguments read_arguments(const CLI::App& app) {
  Arguments arguments;
  for (const CLI::Option* option : app.get_options()) {
    if (option->count() == 0) continue;
    std::string name = option->get_positional() ? option->get_name(true) : "--" + option->get_lnames().front();
    arguments.set(name, option->results());
  }
  return arguments;
}

// The command that the words name, as far as they do: for help, before anything is required.
const CommandRow* command_in(const std::vector<std::string>& words) {
  const CommandRow* found = nullptr;
  std::string name;
  for (const std::string& word : words) {
    if (word.starts_with("-")) continue;
    name += (name.empty() ? "" : " ") + word;
    if (const CommandRow* command = find_command(name)) found = command;
  }
  return found;
}

std::string group_in(const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    for (const CommandRow& command : commands()) {
      if (command.name.starts_with(word + " ")) return word;
    }
    if (!word.starts_with("-")) break;
  }
  return {};
}

std::string explain_usage(const std::vector<std::string>& words, const std::string& what) {
  const CommandRow* command = command_in(words);
  std::vector<std::string> known;
  for (const CommandRow& row : commands()) {
    if (command == nullptr) known.emplace_back(split_words(row.name).front());
  }
  if (command != nullptr) {
    for (const OptionRow& row : command->options) known.emplace_back(row.name);
    for (const OptionRow& row : common_options()) known.emplace_back(row.name);
  }
  for (const std::string& word : words) {
    std::string name = word.substr(0, word.find('='));
    bool unknown = what.find(name) != std::string::npos || command == nullptr;
    if (!unknown || std::find(known.begin(), known.end(), name) != known.end()) continue;
    if (auto near = did_you_mean(name, known)) return "did you mean \"" + *near + "\"?";
  }
  return command == nullptr ? "twinform --help lists the commands"
                            : "twinform " + std::string(command->name) + " --help says more";
}

// CLI11's sentences start in upper case and may span lines; ours don't. The name of an argument stays as it is: "POST is required".
std::string sentence(std::string text) {
  std::string out = replace_all(std::move(text), "\n", " ");
  bool name = out.size() > 1 && out[1] != to_lower(out[1]);
  if (!out.empty() && !name) out[0] = to_lower(out[0]);
  return std::string(trim(out));
}

// `twinform --config FILE run` means `twinform run --config FILE`.
std::vector<std::string> options_last(std::vector<std::string> words) {
  std::size_t moved = 0;
  while (moved < words.size() && words[moved].starts_with("--")) {
    auto row = std::ranges::find(common_options(), words[moved], &OptionRow::name);
    moved += row != common_options().end() && !row->value.empty() ? 2 : 1;
  }
  if (moved < words.size()) std::ranges::rotate(words, words.begin() + static_cast<std::ptrdiff_t>(moved));
  return words;
}

Parsed help_for(const std::vector<std::string>& words) {
  const CommandRow* command = command_in(words);
  std::string group = group_in(words);
  if (command != nullptr) return {.command = nullptr, .arguments = {}, .text = command_help(*command)};
  return {.command = nullptr, .arguments = {}, .text = group.empty() ? overview() : group_help(group)};
}

bool asks_for_help(const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (word == "--") return false;
    if (word == "--help" || word == "-h") return true;
  }
  return !words.empty() && words.front() == "help";
}

Result<void> check_command(const std::string& word) {
  std::vector<std::string> known;
  for (const CommandRow& row : commands()) known.emplace_back(split_words(row.name).front());
  if (std::ranges::find(known, word) != known.end()) return {};
  auto near = did_you_mean(word, known);
  return fail(ErrorKind::usage, "\"" + word + "\" is no command",
              near ? "did you mean \"" + *near + "\"?" : "twinform --help lists the commands");
}

}  // namespace

Result<Parsed> parse_command_line(int argc, const char* const* argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  if (words.empty() || asks_for_help(words)) {
    if (!words.empty() && words.front() == "help") words.erase(words.begin());
    return help_for(words);
  }
  if (words.front() == "--version")
    return Parsed{.command = nullptr, .arguments = {}, .text = "twinform " + std::string(version()) + "\n"};
  words = options_last(std::move(words));
  TRY(check_command(words.front()));
  CLI::App root("twinform");
  root.set_help_flag();
  root.require_subcommand(1);
  for (const CommandRow& row : commands()) {
    CLI::App& app = app_of(root, row.name);
    for (const OptionRow& option : row.options) add_option(app, option);
    for (const OptionRow& option : common_options()) add_option(app, option);
    add_arguments(app, row);
  }
  try {
    root.parse(std::vector<std::string>(words.rbegin(), words.rend()));  // CLI11 takes them from the back
  } catch (const CLI::ParseError& problem) {
    return fail(ErrorKind::usage, sentence(problem.what()), explain_usage(words, problem.what()));
  }
  const CLI::App* chosen = &root;
  std::string name;
  while (!chosen->get_subcommands().empty()) {
    chosen = chosen->get_subcommands().front();
    name += (name.empty() ? "" : " ") + chosen->get_name();
  }
  const CommandRow* command = find_command(name);
  if (command == nullptr) {
    return fail(ErrorKind::usage, "\"" + name + "\" is not a whole command",
                "twinform " + name + " --help lists what it can do");
  }
  return Parsed{.command = command, .arguments = read_arguments(*chosen), .text = {}};
}

}  // namespace twinform
