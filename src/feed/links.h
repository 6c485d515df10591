// SPDX-License-Identifier: MIT
// Which of an element's several links leads to the page for people.
#pragma once

#include <pugixml.hpp>
#include <string_view>

#include "feed/fields.h"

namespace twinform {

// Feeds offer links with and without rel, to comments, to themselves, to files. Add what there is; the best remains.
class LinkChoice {
 public:
  void add(const FoundField& field);
  void add_identifier(pugi::xml_node element, std::string_view text, bool names_itself_permanent);
  void add_enclosure(std::string_view href);

  // The element that carries it; null for an identifier or nothing.
  pugi::xml_node element() const { return element_; }
  std::string_view as_written() const { return text_; }  // references not decoded; "" when it is the element's text
  bool found() const { return score_ > 0; }

 private:
  void offer(int score, pugi::xml_node element, std::string_view text);
  int score_ = 0;
  pugi::xml_node element_;
  std::string_view text_;
};

// Not an address that is code or data itself.
bool leads_somewhere(std::string_view href);
// The link's address as written: href, rdf:resource or the text of one piece. "" for blank and multi-piece elements.
std::string_view href_of(pugi::xml_node link);
// "alternate" where rel is missing; the last part of a relation given as IANA's URI.
std::string_view rel_of(pugi::xml_node link);

}  // namespace twinform
