// SPDX-License-Identifier: MIT
#include "feed/constructs.h"

#include "base/base64.h"
#include "base/strings.h"
#include "text/clean.h"

namespace twinform {

namespace {

bool is_xhtml(std::string_view type) { return iequals(type, "xhtml") || iequals(type, "application/xhtml+xml"); }
bool is_html(std::string_view type) { return iequals(type, "html") || iequals(type, "text/html"); }
bool is_text(std::string_view type) {
  return iequals(type, "text") || iequals(type, "text/plain") || iequals(type, "plain");
}

// RFC 4287 §4.1.3.3: what is neither text nor XML stands there in Base64.
bool is_binary(std::string_view type) {
  return type.find('/') != std::string_view::npos && !istarts_with(type, "text/") && !type.ends_with("xml");
}

// RFC 4287 §3.1.1.3: the <div> that holds XHTML is not part of it.
pugi::xml_node without_div(pugi::xml_node element) {
  pugi::xml_node only;
  for (pugi::xml_node child : element.children()) {
    if (child.type() == pugi::node_element && !only && iequals(without_prefix(child.name()), "div")) {
      only = child;
    } else if (child.type() == pugi::node_element || !trim(child.value()).empty()) {
      return element;
    }
  }
  return only ? only : element;
}

}  // namespace

Construct construct_of(const Feed::Document& document, pugi::xml_node element) {
  const DeclaredEntities& entities = document.xml.entities;
  std::string_view type = raw_attribute(element, "type"), mode = raw_attribute(element, "mode");
  if (iequals(mode, "base64"))
    return {decode_base64(text_of(element, entities)), is_text(type) ? Markup::text : Markup::html};
  // Markup written as elements is markup, whatever the type says; as escaped HTML, it is escaped once more than it shows.
  if (has_elements(element)) {
    pugi::xml_node inner = without_div(element);
    return {is_html(type) && !iequals(mode, "xml") ? markup_of(inner, entities) : written_out(inner, entities),
            Markup::html};
  }
  if (is_binary(type)) {
    std::string decoded = decode_base64(text_of(element, entities));
    return is_valid_utf8(decoded) ? Construct{std::move(decoded), Markup::guess} : Construct{};
  }
  Markup markup = is_text(type) ? Markup::text : is_html(type) || is_xhtml(type) ? Markup::html : Markup::guess;
  std::string text = text_of(element, entities);
  // RFC 4287 §3.1.1: text where no type is given; but many a feed has HTML there.
  if (document.xml.atom && type.empty() && !holds_known_tag(text) && !holds_reference(text)) markup = Markup::text;
  return {std::move(text), markup};
}

Text title_of(const Feed::Document& document, pugi::xml_node element) {
  Construct construct = construct_of(document, element);
  return title_text(construct.text, construct.markup);
}

Text line_of(const Feed::Document& document, pugi::xml_node element) {
  return title_text(text_of(element, document.xml.entities), Markup::guess);
}

Text words_of(const Feed::Document& document, pugi::xml_node element, const Url& base) {
  Construct construct = construct_of(document, element);
  return plain_text(construct.text, construct.markup, base);
}

std::string markup_in(const Feed::Document& document, pugi::xml_node element) {
  Construct construct = construct_of(document, element);
  return html_markup(std::move(construct.text), construct.markup);
}

}  // namespace twinform
