// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

namespace twinform {

struct Entity {
  std::string_view name;  // without "&"; with its ";" unless it is one of the 106 legacy names that do without
  std::string_view text;  // UTF-8
};

// Every named character reference of the HTML standard (§13.5), sorted by the bytes of its name.
std::span<const Entity> entity_table();

}  // namespace twinform
