// SPDX-License-Identifier: MIT
// One configuration file: its text, and how a spot in it becomes a place for a person.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "config/toml.h"

namespace twinform {

class ConfigFile {
 public:
  ConfigFile(Path path, std::size_t index, std::string text);

  const Path& path() const { return path_; }
  std::size_t index() const { return index_; }  // in the order in which files are read
  const std::string& text() const { return text_; }

  Place place(const TomlSpot& spot) const;
  // Where the code point number `column` (from 1) of a string's value stands, escapes and line breaks followed.
  Place place_in_string(const TomlSpot& string, int column, int length) const;
  // Relative to this file's folder; "~/" is the home folder.
  Path resolve(std::string_view path) const;

 private:
  std::string_view line(int number) const;
  std::size_t offset(int line_number, int column) const;

  Path path_;
  std::size_t index_;
  std::string text_;
  std::vector<std::size_t> line_starts_;
};

}  // namespace twinform
