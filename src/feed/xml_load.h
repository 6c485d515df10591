// SPDX-License-Identifier: MIT
// UTF-8 to a tree: as it stands when it is well-formed, mended when it is not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "feed/xml_text.h"

namespace twinform {

struct XmlNotes {
  bool complete = true;  // false: the end, or an entry, is missing
  std::vector<std::string> warnings;
};

// Parses `text` into `tree`; false when no element came of it. Character references stay as written.
bool load_xml(pugi::xml_document& tree, std::string_view text, XmlNotes& notes);

// The document type declaration with its internal subset; "" where there is none.
std::string_view doctype_of(std::string_view text);

}  // namespace twinform
