// SPDX-License-Identifier: MIT
// The command table, --help and twinform(1) say the same.
#include <doctest/doctest.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/strings.h"
#include "cli/command.h"
#include "cli/completions.h"
#include "cli/help.h"
#include "support/places.h"

using namespace twinform;

namespace {

const std::string& manual() {
  static const std::string text = read_file(test::source_folder() / "man/twinform.1", 1U << 20U).value();
  return text;
}

// The part of the manual that is about one command: from its ".It Cm name" to the next item or section.
std::string item_of(const CommandRow& command) {
  std::string head = ".It Cm " + std::string(command.name);
  std::size_t begin = manual().find(head);
  if (begin == std::string::npos) return {};
  std::size_t end = std::min(manual().find("\n.It ", begin), manual().find("\n.El", begin));
  return manual().substr(begin, end - begin);
}

}  // namespace

TEST_CASE("every command stands in the manual") {
  for (const CommandRow& command : commands()) CHECK_MESSAGE(!item_of(command).empty(), command.name);
}

TEST_CASE("every option of a command stands with it in the manual") {
  for (const CommandRow& command : commands()) {
    for (const OptionRow& option : command.options) {
      std::string wanted = "Fl -" + std::string(option.name.substr(2));
      CHECK_MESSAGE(item_of(command).find(wanted) != std::string::npos, command.name, " ", option.name);
    }
  }
}

TEST_CASE("every common option stands in the manual") {
  for (const OptionRow& option : common_options()) {
    CHECK_MESSAGE(manual().find("Fl -" + std::string(option.name.substr(2))) != std::string::npos, option.name);
  }
}

TEST_CASE("the manual names no option that is not there") {
  std::vector<std::string> known{"help", "version"};
  for (const OptionRow& option : common_options()) known.emplace_back(option.name.substr(2));
  for (const CommandRow& command : commands()) {
    for (const OptionRow& option : command.options) known.emplace_back(option.name.substr(2));
  }
  for (std::size_t at = manual().find("Fl -"); at != std::string::npos; at = manual().find("Fl -", at + 1)) {
    std::size_t end = manual().find_first_of(" \n", at + 4);
    std::string name = manual().substr(at + 4, end - at - 4);
    CHECK_MESSAGE(std::find(known.begin(), known.end(), name) != known.end(), name);
  }
}

TEST_CASE("every command explains itself with an example") {
  for (const CommandRow& command : commands()) {
    CHECK_MESSAGE(!command.examples.empty(), command.name);
    CHECK_MESSAGE(command_help(command).find("Examples\n  twinform " + std::string(command.name)) != std::string::npos,
                  command.name);
  }
}

TEST_CASE("every command and option can be completed in each shell") {
  for (const std::string& script : {bash_completions(), zsh_completions(), fish_completions()}) {
    for (const CommandRow& command : commands()) {
      for (std::string_view word : split_words(command.name))
        CHECK_MESSAGE(script.find(word) != std::string::npos, word);
      for (const OptionRow& option : command.options)
        CHECK_MESSAGE(script.find(option.name.substr(2)) != std::string::npos, option.name);
    }
  }
}
