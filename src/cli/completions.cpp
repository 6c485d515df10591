// SPDX-License-Identifier: MIT
#include "cli/completions.h"

#include <fmt/format.h>

#include <set>
#include <vector>

#include "base/strings.h"
#include "cli/command.h"

namespace twinform {

namespace {

std::vector<std::string> option_names(const CommandRow& command) {
  std::vector<std::string> names;
  for (const OptionRow& row : command.options) names.emplace_back(row.name);
  for (const OptionRow& row : common_options()) names.emplace_back(row.name);
  return names;
}

// "outbox" → "list retry …"; "" → the first words of all commands.
std::string words_after(std::string_view group) {
  std::set<std::string> words;
  for (const CommandRow& command : commands()) {
    std::vector<std::string_view> parts = split_words(command.name);
    if (group.empty())
      words.emplace(parts[0]);
    else if (parts.size() > 1 && parts[0] == group)
      words.emplace(parts[1]);
  }
  return fmt::format("{}", fmt::join(words, " "));
}

std::set<std::string> groups() {
  std::set<std::string> found;
  for (const CommandRow& command : commands()) {
    if (command.name.find(' ') != std::string_view::npos) found.emplace(split_words(command.name)[0]);
  }
  return found;
}

std::string quoted(std::string_view text) { return "'" + replace_all(std::string(text), "'", "'\\''") + "'"; }

}  // namespace

std::string bash_completions() {
  std::string out =
      "# bash completion for twinform\n_twinform() {\n  local word=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]} "
      "words=\n";
  out += fmt::format("  if [ \"$COMP_CWORD\" -eq 1 ]; then words={}; else\n",
                     quoted(words_after("") + " --help --version"));
  out += "    case $command in " + fmt::format("{}", fmt::join(groups(), "|")) +
         ") command=\"$command ${COMP_WORDS[2]}\" ;; esac\n    case $command in\n";
  for (const CommandRow& command : commands()) {
    out += fmt::format("      {}) words={} ;;\n", quoted(command.name), quoted(join(option_names(command), " ")));
  }
  for (const std::string& group : groups())
    out += fmt::format("      {}*) words={} ;;\n", quoted(group + " "), quoted(words_after(group)));
  out += "    esac\n  fi\n";
  out +=
      "  if [ \"${word#-}\" = \"$word\" ] && [ \"$COMP_CWORD\" -gt 1 ] && [ -z \"$(compgen -W \"$words\" -- "
      "\"$word\")\" ]; then\n";
  out +=
      "    COMPREPLY=($(compgen -f -- \"$word\"))\n  else\n    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n  "
      "fi\n}\n";
  return out + "complete -o filenames -F _twinform twinform\n";
}

std::string zsh_completions() {
  std::string out = "#compdef twinform\n_twinform() {\n  local command=$words[2]\n  if (( CURRENT == 2 )); then\n";
  out += fmt::format("    compadd -- {} --help --version\n    return\n  fi\n", words_after(""));
  for (const std::string& group : groups()) {
    out += fmt::format(
        "  if [[ $command == {} ]]; then\n    if (( CURRENT == 3 )); then compadd -- {}; return; fi\n    "
        "command=\"$command $words[3]\"\n  fi\n",
        group, words_after(group));
  }
  out += "  case $command in\n";
  for (const CommandRow& command : commands()) {
    out += fmt::format("    {}) compadd -- {} ;;\n", quoted(command.name), join(option_names(command), " "));
  }
  return out + "  esac\n  _files\n}\n_twinform \"$@\"\n";
}

std::string fish_completions() {
  std::string out = "# fish completion for twinform\n";
  for (const CommandRow& command : commands()) {
    std::vector<std::string_view> parts = split_words(command.name);
    std::string condition = parts.size() == 1
                                ? "__fish_use_subcommand"
                                : fmt::format("__fish_seen_subcommand_from {}; and not __fish_seen_subcommand_from {}",
                                              parts[0], words_after(parts[0]));
    if (parts.size() > 1) out += fmt::format("complete -c twinform -f -n __fish_use_subcommand -a {}\n", parts[0]);
    out += fmt::format("complete -c twinform -f -n {} -a {} -d {}\n", quoted(condition), parts.back(),
                       quoted(command.summary));
    std::string seen = fmt::format("__fish_seen_subcommand_from {}", parts.back());
    auto add = [&](const OptionRow& row) {
      out += fmt::format("complete -c twinform -n {} -l {}{} -d {}\n", quoted(seen), row.name.substr(2),
                         row.value.empty() ? "" : " -r", quoted(row.doc));
    };
    for (const OptionRow& row : command.options) add(row);
    for (const OptionRow& row : common_options()) add(row);
  }
  return out;
}

}  // namespace twinform
