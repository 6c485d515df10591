// SPDX-License-Identifier: MIT
// One table of commands and options feeds the parser, --help, the completions and the test of the manual.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "cli/arguments.h"

namespace twinform {

class Session;

struct OptionRow {
  std::string_view name;   // "--since"
  std::string_view value;  // "DURATION"; "" for a switch
  std::string_view doc;
  bool repeats = false;
  std::vector<std::string_view> choices = {};
};

struct ArgumentRow {
  std::string_view name;  // "FEED"
  std::string_view doc;
  bool required = false;
  bool repeats = false;
};

struct Example {
  std::string_view line;
  std::string_view doc;
};

struct CommandRow {
  std::string_view name;     // "run", "outbox retry"
  std::string_view summary;  // one line, an imperative
  std::string_view details;  // a paragraph; may be empty
  std::vector<ArgumentRow> arguments;
  std::vector<OptionRow> options;
  std::vector<Example> examples;
  int (*run)(Session&, const Arguments&);
};

std::span<const CommandRow> commands();       // in the order in which help lists them
std::span<const OptionRow> common_options();  // what every command takes
const CommandRow* find_command(std::string_view name);

}  // namespace twinform
