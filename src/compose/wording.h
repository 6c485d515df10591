// SPDX-License-Identifier: MIT
// The few words that are ours, in the languages of readers.
#pragma once

#include <string_view>

#include "model/entry.h"

namespace twinform {

struct Wording {
  std::string_view language;
  std::string_view more;     // of a digest that has no room for all: "and {n} more"
  std::string_view stories;  // a thread's second line: "6 stories"
  std::string_view other;    // over what stands in no group
  std::string_view corrected;
};

// English where the language is unknown, or not one of ours.
const Wording& wording(const Language& language);

}  // namespace twinform
