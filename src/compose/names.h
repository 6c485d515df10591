// SPDX-License-Identifier: MIT
// People's and institutions' names, as feeds write them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/entry.h"

namespace twinform {

// An institution, and a name that can't be parted, is all family.
struct PersonName {
  std::string family, given;  // "van Beethoven", "Ludwig"
  std::string suffix;         // "Jr."
  bool operator==(const PersonName&) const = default;
};

// Of "Ludwig van Beethoven", "van Beethoven, Ludwig, 1770-1827", "Beethoven LV" and "Northfield University Library".
PersonName parse_name(std::string_view name);
// Each once, in order; what is no name is left out.
std::vector<PersonName> names_of(const std::vector<Person>& people);

// "Smith, Doe & Lee", where " & " stands before the last.
std::string listed(std::span<const std::string> names, std::string_view before_last);
// The same of family names; "Smith et al." for more than three.
std::string authors_line(const std::vector<Person>& authors);

// "J. A." of "John A.", "J.-P." of "Jean-Paul"; a given name in a script without capitals stays whole.
std::string initials(std::string_view given);

}  // namespace twinform
