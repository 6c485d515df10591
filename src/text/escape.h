// SPDX-License-Identifier: MIT
// Words made harmless for where they go.
#pragma once

#include <string>
#include <string_view>

#include "model/limits.h"
#include "model/text.h"

namespace twinform {

std::string escape_html(std::string_view text);  // & < > " ' for element content and quoted attributes; XML too
void append_escaped_html(std::string& out, std::string_view text);
std::string escape_markdown(std::string_view text);  // CommonMark: what would start markup gets a backslash
std::string printable(std::string_view bytes);  // for error messages: bad UTF-8, controls and bidi as \x1b, \u{202e}

// Text that came from a feed, so that the target finds no mention, hashtag or link in it that a person did not
// mean: a zero-width joiner (U+2060) goes in where one would begin. Reads the same. Idempotent.
Text defuse(const Text& text, Service service);

}  // namespace twinform
