// SPDX-License-Identifier: MIT
#include "fault_table.h"

#include <filesystem>
#include <iostream>

#include "base/file.h"
#include "base/strings.h"
#include "stage.h"

namespace twinform::test {

namespace {

// The row "| `name` | …" of the table beside the script, with what the user reads in it.
std::vector<std::string> check_row(const std::string& file, const std::string& name, const toml::table& fault) {
  std::string table = read_file(std::filesystem::path(file).replace_extension(".md"), 1U << 20U).value();
  auto begin = table.find("| `" + name + "` |");
  if (begin == std::string::npos) return {"the table in words has no such row"};
  std::string row = table.substr(begin, table.find('\n', begin) - begin);
  std::vector<std::string> complaints;
  for (const std::string& words : strings_at(fault, "says"))
    if (words.find('{') == std::string::npos && row.find(words) == std::string::npos)
      complaints.push_back("the table in words does not say: " + words);
  return complaints;
}

// Rows of the table in words that nothing plays.
std::vector<std::string> rows_not_played(const std::string& file, const toml::table& faults) {
  std::vector<std::string> complaints;
  std::string table = read_file(std::filesystem::path(file).replace_extension(".md"), 1U << 20U).value();
  for (std::string_view line : split(table, '\n')) {
    if (!line.starts_with("| `")) continue;
    std::string name(line.substr(3, line.find('`', 3) - 3));
    if (!faults.contains(name)) complaints.push_back("nothing plays the row " + name);
  }
  return complaints;
}

int report(const std::string& name, const std::vector<std::string>& complaints) {
  for (const std::string& complaint : complaints) std::cerr << name << ": " << complaint << "\n";
  return complaints.empty() ? 0 : 1;
}

int play_all(const std::string& file, const std::vector<std::string>& names, const PlayFault& play) {
  toml::table script = toml::parse_file(file);
  const toml::table& faults = *script["fault"].as_table();
  if (names.empty()) return report(file, rows_not_played(file, faults));
  int failed = 0;
  for (const std::string& name : names) {
    const toml::table* fault = faults[name].as_table();
    failed += fault == nullptr ? report(name, {"no such fault"})
                               : report(name, play(*fault)) + report(name, check_row(file, name, *fault));
  }
  return failed == 0 ? 0 : 1;
}

}  // namespace

int play_faults(int argc, char** argv, const PlayFault& play) {
  if (argc < 2) return 2;
  try {
    return play_all(argv[1], {argv + 2, argv + argc}, play);
  } catch (const std::exception& problem) {
    std::cerr << argv[1] << ": " << problem.what() << "\n";
    return 1;
  }
}

}  // namespace twinform::test
