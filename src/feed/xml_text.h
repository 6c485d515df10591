// SPDX-License-Identifier: MIT
// What stands in an element: its words, or its markup. The tree keeps character references as written, so that each
// is decoded exactly once, here.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>

namespace twinform {

// The internal entities that a document type declaration defines: flat ones, few and short.
using DeclaredEntities = std::unordered_map<std::string, std::string>;
DeclaredEntities declared_entities(std::string_view doctype);

// Character data as XML means it (and HTML's names, which feeds use undeclared).
std::string decode_xml(std::string_view text, const DeclaredEntities& entities);

// All character data below `element`, decoded and joined.
std::string text_of(pugi::xml_node element, const DeclaredEntities& entities);
// The attribute by its local name, in any case and with any prefix; decoded and trimmed.
std::string attribute_of(pugi::xml_node element, std::string_view local, const DeclaredEntities& entities);
bool has_attribute(pugi::xml_node element, std::string_view local);
// The attribute as written: "" where it is missing.
std::string_view raw_attribute(pugi::xml_node element, std::string_view local);

bool has_elements(pugi::xml_node element);
// Nothing in it but white space, comments and attributes.
bool is_blank(pugi::xml_node element);

// The HTML in an element: escaped or in CDATA sections, or as elements, which are written out (without the prefixes
// that bind them to XHTML). Not deeper than limits::kXmlDepth.
std::string markup_of(pugi::xml_node element, const DeclaredEntities& entities);
// The same where it is known to be elements: an escaped "<" stays escaped.
std::string written_out(pugi::xml_node element, const DeclaredEntities& entities);

}  // namespace twinform
