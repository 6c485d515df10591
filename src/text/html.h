// SPDX-License-Identifier: MIT
// HTML as feeds carry it, read by a linear WHATWG tokeniser without a tree: it cannot be made quadratic.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/entry.h"

namespace twinform {

// Words as a person would read them: paragraphs apart by a blank line, list items as "• ", <br> as a line, alt text for
// images; script, style and templates left out; entities decoded; no doubled spaces. At most limits::kTextBytes.
Text html_to_text(const Html& html);

// Markup that is safe on our own pages: known elements and attributes only, balanced, links absolute and http(s) or mailto, no
// script, handlers, frames, forms, styles or one-pixel images.
std::string sanitise_html(const Html& html);

struct HtmlLink {
  Url url;
  Text text;         // an anchor's words, or a <link>'s title
  std::string rel;   // lower case, as written
  std::string type;  // lower case
};
std::vector<HtmlLink> html_links(const Html& html);  // <a href> and <link href>, in order
std::vector<Image> html_images(const Html& html);    // without one-pixel ones
Text html_title(const Html& html);                   // the first <title>

// Does it hold markup or entities at all? (A quick look that may say yes too often, never no.)
bool looks_like_html(std::string_view text);

}  // namespace twinform
