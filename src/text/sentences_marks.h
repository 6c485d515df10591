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
bool is_upper(char32_t c);                               // upper or title case
bool is_lower(char32_t c);

// For each code point the place of the mark that closes what it stands in, or 0: outermost quotations and brackets that open and close
// in one paragraph, no more than some hundred characters apart.
std::vector<std::size_t> closings(const spans::Runes& text);

// Places where the items of a list in running text begin: bullets, and "1.) … 2.) …", "a. … b. …" from a line's beginning on.
std::vector<bool> list_items(const spans::Runes& text);

}  // namespace twinform::marks
