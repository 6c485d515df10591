// SPDX-License-Identifier: MIT
// What relative references are relative to (https://www.w3.org/TR/xmlbase/).
#pragma once

#include <pugixml.hpp>

#include "feed/document.h"

namespace twinform {

// The xml:base chain from the root down to `element`, then the feed's own URL.
Url base_of(const Feed::Document& document, pugi::xml_node element);
bool has_xml_base(pugi::xml_node element);  // on it or any of its ancestors
// The reference relative to the element's base; empty when it is none.
Url resolve_at(const Feed::Document& document, pugi::xml_node element, std::string_view reference);
// xml:lang on it or its nearest ancestor that has one.
Language language_at(pugi::xml_node element);

}  // namespace twinform
