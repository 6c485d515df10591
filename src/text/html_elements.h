// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace twinform {

// How an element behaves: what it closes when it opens, and what becomes of it.
enum class HtmlKind : std::uint8_t {
  unknown,  // its tags are left out, its content stays
  phrase,   // b, em, code …: no effect on lines
  raised,   // sup
  lowered,  // sub
  ruby,
  reading_base,  // rb: what a reading is of
  reading,       // rt
  reading_mark,  // rp: the parentheses around one
  math,          // of MathML: shown as its text
  scripted,      // of MathML, with children that are read each in its way: powers, indices, fractions
  anchor,
  block,
  paragraph,
  heading,
  list,
  item,
  term_list,
  term,  // dt and dd
  table,
  section,  // of a table
  row,
  cell,
  caption,
  unseen,   // left out with all that it holds: script, frames, form controls …
  media,    // so are video, svg, canvas …, which end when what is around them does
  inert,    // so are template and select, and no tag in them ends what is around them
  nothing,  // no content and nothing to show: meta, link, input …
  line_break,
  rule,
  image,
  quote,  // <q>: its quotation marks are its text
};

constexpr std::size_t kHtmlKinds = static_cast<std::size_t>(HtmlKind::quote) + 1;

using HtmlKinds = std::uint32_t;  // a bit for each HtmlKind
template <class... Kind>
constexpr HtmlKinds html_kinds(Kind... kinds) {
  return ((1U << static_cast<unsigned>(kinds)) | ...);
}

struct HtmlElement {
  std::string_view name;
  HtmlKind kind = HtmlKind::unknown;
  int gap = 0;               // lines that it stands apart by: 1 on lines of its own, 2 with a blank line around
  std::string_view written;  // what sanitised markup calls it; "" where that has only what it holds
};

constexpr std::size_t kHtmlElements = 148;  // that we know

// By name in any case, with "mml:" or without. Elements that we don't know are all the same one of kind unknown.
const HtmlElement& html_element(std::string_view name);

std::size_t html_index(const HtmlElement& element);  // of one that we know, below kHtmlElements

// Elements that have no content: <br>, <img>, <meta> …
bool is_void(HtmlKind kind);

}  // namespace twinform
