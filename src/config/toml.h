// SPDX-License-Identifier: MIT
// A TOML document as a tree in which everything knows its place. toml++ stays behind this header.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace twinform {

// Lines and columns count from 1, columns in code points; the end is one past the last.
struct TomlSpot {
  int line = 0, column = 0;
  int end_line = 0, end_column = 0;
};

struct TomlMember;

struct TomlValue {
  enum class Kind { text, integer, real, boolean, moment, list, table };
  Kind kind = Kind::table;
  std::string text;
  std::int64_t integer = 0;
  bool boolean = false;
  std::vector<TomlValue> items;
  std::vector<TomlMember> members;  // in the order in which they stand in the file
  TomlSpot spot;
};

struct TomlMember {
  std::string key;
  TomlSpot spot;  // of the key
  TomlValue value;
};

// "a string", "a list": for messages.
std::string_view name_of(TomlValue::Kind kind);

// At most limits::kConfigBytes, nested at most 32 deep. The error's place has line and column, but no file.
Result<TomlValue> parse_toml(std::string_view text);

}  // namespace twinform
