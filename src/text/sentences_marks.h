// SPDX-License-Identifier: MIT
// The shape of a text for text/sentences.cpp: brackets and quotations, list items, kinds of marks.
#pragma once

#include <cstddef>
#include <vector>

#include "model/entry.h"
#include "text/spans.h"

namespace twinform::marks {

bool is_terminal(char32_t c, const Language& language);  // ends sentences, full stop and ellipsis too
bool is_opening(char32_t c);                             // brackets and quotation marks before a word
bool is_closing(char32_t c);                             // and behind one
bool is_space(char32_t c);                               // on a line
bool is_gap(char32_t c);                                 // or between lines
bool is_upper(char32_t c);                               // upper or title case
bool is_lower(char32_t c);
bool is_caseless(char32_t c);     // a letter of a script without small letters
bool is_ideographic(char32_t c);  // Chinese or Japanese, written without spaces

std::size_t footnotes_end(const spans::Runes& text,
                          std::size_t i);                          // one past "[1][12]" at `i`; `i` where there is none
bool is_in_address(const spans::Runes& text, std::size_t inside);  // of the web or of mail, to judge by its signs

// For each code point the place of the mark that closes what it stands in, or 0: outermost quotations and brackets that open and close
// in one paragraph, no more than some hundred characters apart.
std::vector<std::size_t> closings(const spans::Runes& text);

// Places where the items of a list in running text begin: bullets, and "1.) … 2.) …", "a. … b. …" from a line's beginning on.
std::vector<bool> list_items(const spans::Runes& text);

}  // namespace twinform::marks
