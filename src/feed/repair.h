// SPDX-License-Identifier: MIT
// Ill-formed XML made well-formed, in one pass and without recursion: what is open gets closed, what is no tag gets
// escaped, what is unquoted gets quoted.
#pragma once

#include <string>
#include <string_view>

namespace twinform {

struct Repaired {
  std::string text;
  bool complete = true;  // false: it breaks off; an entry that was open at the end has been left out
};

Repaired repair_xml(std::string_view text);

}  // namespace twinform
