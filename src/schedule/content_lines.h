// SPDX-License-Identifier: MIT
// iCalendar's own form of text: properties on folded lines (RFC 5545 §3.1).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace twinform {

struct ContentLine {
  int number = 0;                                               // where it begins, from 1
  std::string name;                                             // in capitals
  std::vector<std::pair<std::string, std::string>> parameters;  // names in capitals
  std::string value;
  std::string_view parameter(std::string_view key) const;  // "" where it is absent
};

// Unfolded, in order; empty lines are passed over.
Result<std::vector<ContentLine>> read_content_lines(std::string_view text);

tl::unexpected<Error> fail_in_line(const ContentLine& line, std::string what, std::string hint = {});

}  // namespace twinform
