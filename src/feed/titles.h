// SPDX-License-Identifier: MIT
// Words from what a feed writes: plain, HTML, or HTML that was escaped once too often.
#pragma once

#include <string>
#include <string_view>

#include "model/entry.h"

namespace twinform {

enum class Markup { guess, text, html };

// Does it hold a tag that authors really put into text? "a < b" and "List<String>" do not.
bool holds_known_tag(std::string_view text);
// Does it hold a whole character reference ("&#8217;", "&amp;")?
bool holds_reference(std::string_view text);

// One line of words. `text` was decoded once, by XML or JSON; guess: once more if references or known tags are left.
Text title_text(std::string_view text, Markup markup);
// Paragraphs of words.
Text plain_text(const std::string& text, Markup markup, const Url& base);
// HTML; plain text is escaped, HTML that was escaped twice is decoded.
std::string html_markup(std::string text, Markup markup);

}  // namespace twinform
