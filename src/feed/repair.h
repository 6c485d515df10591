// SPDX-License-Identifier: MIT
// Ill-formed XML made well-formed, in one pass and without recursion: what is open gets closed, what is no tag gets
// escaped, what is unquoted gets quoted.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace twinform {

struct Repaired {
  std::string text;
  bool complete = true;  // false: it breaks off; an entry that was open at the end has been left out
};

// Where to begin, and the names of the elements that are open there, outermost first: what stands before is taken as it is.
struct RepairStart {
  std::size_t at = 0;
  std::vector<std::string_view> open;
};

Repaired repair_xml(std::string_view text, const RepairStart& start = {});

}  // namespace twinform
