// SPDX-License-Identifier: MIT
// Elements that hold words or markup: Atom's text constructs (RFC 4287 §3.1, Atom 0.3's mode and type) and what RSS
// and its modules have instead.
#pragma once

#include <pugixml.hpp>

#include "feed/document.h"
#include "feed/titles.h"

namespace twinform {

// What the element holds, decoded as its type and mode say.
struct Construct {
  std::string text;
  Markup markup = Markup::guess;
};
Construct construct_of(const Feed::Document& document, pugi::xml_node element);

Text title_of(const Feed::Document& document, pugi::xml_node element);
// One line of words: names, journals, categories.
Text line_of(const Feed::Document& document, pugi::xml_node element);
Text words_of(const Feed::Document& document, pugi::xml_node element, const Url& base);
std::string markup_in(const Feed::Document& document, pugi::xml_node element);

}  // namespace twinform
