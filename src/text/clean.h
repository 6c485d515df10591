// SPDX-License-Identifier: MIT
// The only door from bytes to Text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "model/text.h"

namespace twinform {

// Valid UTF-8 (mended as repair_utf8 does), NFC; \r\n, \r, NEL, U+2028 and U+2029 as \n, tabs and form feeds as spaces;
// without other controls (C0, C1, DEL), bidi embeddings, overrides and isolates (UAX #9), noncharacters, U+FEFF, soft
// hyphens, interlinear annotation. Kept are joiners, U+2060, variation selectors, LRM and RLM; tag characters only right
// behind U+1F3F4, as a subdivision's flag has them (UTS #51). Idempotent.
Text clean_text(std::string_view bytes);
// The same on one line: runs of white space (Unicode White_Space, newlines too) become one space; trimmed.
Text clean_line(std::string_view bytes);
// Cut to `most_bytes` between characters, before (not to clean what nobody will see) and after, since cleaning can lengthen:
// what it gives is given again for itself.
Text clean_line(std::string_view bytes, std::size_t most_bytes);

// At most `most_bytes` of UTF-8, cut between characters.
std::string_view beginning(std::string_view text, std::size_t most_bytes);

// True of what clean_text leaves as it is and that is ASCII: most of what is read.
bool is_clean_ascii(std::string_view bytes);

bool is_valid_utf8(std::string_view bytes);
// Bad bytes become U+FFFD, one for each maximal subpart (Unicode 15 §3.9).
std::string repair_utf8(std::string_view bytes);

}  // namespace twinform
