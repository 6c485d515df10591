// SPDX-License-Identifier: MIT
// HTML as feeds carry it, read by a linear WHATWG tokeniser without a tree: it cannot be made quadratic.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/entry.h"

namespace twinform {

// Does the alt text of images stand among the words? It helps to read a page, and spoils a summary.
enum class ImageWords { alt, none };

// Words as a person would read them: paragraphs apart by a blank line, <br> and <div> as lines, list items as "• " or
// "1. " and nested ones indented, cells of a row joined by " | ", <q> in quotation marks, line breaks of <pre> kept,
// 10³ for 10<sup>3</sup> (and MathML), readings of <ruby> in parentheses, alt text for images; what isn't seen left out
// (script, style, templates, frames, form controls, media, what is hidden, by aria-hidden too, <title>); references
// decoded; no doubled spaces. At most limits::kTextBytes.
Text html_to_text(const Html& html, ImageWords images = ImageWords::alt);

// Markup that is safe on our own pages: known elements and attributes only, balanced (as XML too), links absolute and
// http(s) or mailto; no script, handlers, frames, forms, styles or images that only count readers. An image without a
// usable address leaves its alt text. Sanitising twice is sanitising once, and what it leaves has the same
// html_to_text(). At most about 8 MiB.
std::string sanitise_html(const Html& html);

struct HtmlLink {
  Url url;
  Text text;         // an anchor's words, or a <link>'s title
  std::string rel;   // lower case, as written
  std::string type;  // lower case
};
// Of whole documents too: the first <base href> counts.
std::vector<HtmlLink> html_links(const Html& html);  // <a href> and <link href>, in order; the first 20 000
std::vector<Image> html_images(const Html& html);  // each once, http(s), no pixels that count readers; the first 1 000
Text html_title(const Html& html);                 // the first <title>

// Does it hold markup or entities at all? (A quick look that may say yes too often, never no.)
bool looks_like_html(std::string_view text);

}  // namespace twinform
