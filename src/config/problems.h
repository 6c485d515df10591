// SPDX-License-Identifier: MIT
// Everything that is wrong or odd, gathered so that a person hears of all of it at once.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "config/config_file.h"

namespace twinform {

class Problems {
 public:
  void error(const ConfigFile& file, const TomlSpot& spot, std::string what, std::string hint = {});
  void error(const ConfigFile& file, Place place, std::string what, std::string hint);
  void warning(const ConfigFile& file, const TomlSpot& spot, std::string what, std::string hint = {});
  // An error of another part, found in the value at `spot`; its column, if it has one, counts within that string.
  void error_in_string(const ConfigFile& file, const TomlSpot& spot, Error error);
  // An error without a place in any file.
  void error(Error error);

  // `did you mean "x"?`, or `otherwise`.
  std::string near(std::string_view word, std::span<const std::string> names, std::string otherwise = {});

  bool any_errors() const { return !errors_.empty(); }
  std::vector<Error> take_errors() { return take(errors_); }  // by file, line and column
  std::vector<Error> take_warnings() { return take(warnings_); }

 private:
  struct Problem {
    std::size_t file = 0;
    Error error;
  };
  static std::vector<Error> take(std::vector<Problem>& problems);

  std::vector<Problem> errors_, warnings_;
  int comparisons_ = 0;  // spent on looking for near names
};

// "the sources are a, b, …", or `otherwise` where there are none.
std::string known_names(std::string_view kind, std::span<const std::string> names, std::string otherwise);

}  // namespace twinform
