// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace twinform {

// How an element behaves: what it closes when it opens, and what becomes of it.
enum class HtmlKind : std::uint8_t {
  unknown,  // its tags are left out, its content stays
  phrase,   // b, em, code …: no effect on lines
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
  unseen,   // left out with all that it holds: script, frames, form controls, media …
  nothing,  // no content and nothing to show: meta, link, input …
  line_break,
  rule,
  image,
  quote,  // <q>: its quotation marks are its text
};

struct HtmlElement {
  std::string_view name;
  HtmlKind kind = HtmlKind::unknown;
  int gap = 0;               // lines that it stands apart by: 1 on lines of its own, 2 with a blank line around
  std::string_view written;  // what sanitised markup calls it
};

// By name in any case. Elements that we don't know are all the same one of kind unknown.
const HtmlElement& html_element(std::string_view name);

// Elements that have no content: <br>, <img>, <meta> …
bool is_void(HtmlKind kind);

}  // namespace twinform
