// SPDX-License-Identifier: MIT
#include "feed/xml_text.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/limits.h"
#include "base/strings.h"
#include "feed/xml_names.h"
#include "text/entities.h"
#include "text/escape.h"

namespace twinform {

namespace {

constexpr std::size_t kEntities = 256;
constexpr std::size_t kEntityBytes = 1024;
constexpr std::size_t kEntityName = 66;
constexpr std::size_t kAttributes = 128;  // no element of a feed has more: keeps looking one up constant
constexpr std::size_t kExpandedBytes = 1U << 20U;

// The next node in document order; `depth` counts levels below `top`. Null when all below `top` were seen.
pugi::xml_node next_below(pugi::xml_node node, pugi::xml_node top, std::size_t& depth) {
  if (pugi::xml_node child = node.first_child()) return ++depth, child;
  while (node != top) {
    if (pugi::xml_node sibling = node.next_sibling()) return sibling;
    node = node.parent();
    --depth;
  }
  return {};
}

bool is_void(std::string_view name) {
  static constexpr std::array kVoid{"area",  "base", "br",   "col",   "embed",  "hr",    "img",
                                    "input", "link", "meta", "param", "source", "track", "wbr"};
  return std::ranges::any_of(kVoid, [&](std::string_view one) { return iequals(one, name); });
}

std::string expand(std::string_view text, const DeclaredEntities& entities) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    auto amp = text.find('&', at);
    if (amp == std::string_view::npos) return out.append(text.substr(at));
    auto end = amp + std::min<std::size_t>(text.substr(amp, kEntityName).find(';'), kEntityName);
    auto found =
        end - amp >= kEntityName ? entities.end() : entities.find(std::string(text.substr(amp + 1, end - amp - 1)));
    bool known = found != entities.end() && out.size() < kExpandedBytes;
    out.append(text.substr(at, amp - at)).append(known ? std::string_view(found->second) : "&");
    at = known ? end + 1 : amp + 1;
  }
  return out;
}

void append_start_tag(std::string& out, pugi::xml_node element) {
  std::string_view name = without_prefix(element.name());
  out.append("<").append(name);
  for (pugi::xml_attribute attribute : element.attributes()) {
    std::string_view key = attribute.name();
    if (key.starts_with("xmlns") || key == "xml:base") continue;
    bool quoted = std::strchr(attribute.value(), '"') != nullptr;
    out.append(" ").append(key).append(quoted ? "='" : "=\"").append(attribute.value()).append(quoted ? "'" : "\"");
  }
  out.append(is_void(name) && !element.first_child() ? " />" : ">");
}

void append_end_tag(std::string& out, pugi::xml_node element) {
  std::string_view name = without_prefix(element.name());
  if (!is_void(name) || element.first_child()) out.append("</").append(name).append(">");
}

void append_text(std::string& out, pugi::xml_node node, bool top, const DeclaredEntities& entities) {
  if (node.type() == pugi::node_pcdata) {
    out += entities.empty() ? std::string(node.value()) : expand(node.value(), entities);
  } else if (node.type() == pugi::node_cdata) {
    out += top ? std::string(node.value()) : escape_html(node.value());
  }
}

// Some generators escape the markers of the CDATA section that they meant, others nest one in another.
std::string without_cdata_markers(std::string text) {
  if (text.find("<![CDATA[") == std::string::npos) return text;
  return replace_all(replace_all(std::move(text), "<![CDATA[", ""), "]]>", "");
}

// Attribute rules, so that "&copy=1" in a bare URL stays what it is.
void append_decoded_xml(std::string& out, std::string_view text, const DeclaredEntities& entities) {
  if (entities.empty())
    append_decoded(out, text, EntityContext::attribute);
  else
    append_decoded(out, expand(text, entities), EntityContext::attribute);
}

bool same_local(std::string_view name, std::string_view local) {
  if (name.size() < local.size() || !iequals(name.substr(name.size() - local.size()), local)) return false;
  return name.size() == local.size() || name[name.size() - local.size() - 1] == ':';
}

}  // namespace

DeclaredEntities declared_entities(std::string_view doctype) {
  DeclaredEntities entities;
  constexpr std::string_view kStart = "<!ENTITY";
  for (auto at = doctype.find(kStart); at != std::string_view::npos && entities.size() < kEntities;
       at = doctype.find(kStart, at + 1)) {
    // No more than a declaration can have is looked at: each of many might go on to the end.
    std::string_view rest = trim(doctype.substr(at + kStart.size(), kEntityName + kEntityBytes));
    auto name_end = std::min(rest.find_first_of(" \t\r\n\""), rest.size());
    std::string_view name = rest.substr(0, name_end), value = trim(rest.substr(name_end));
    if (name.empty() || name == "%" || value.empty() || (value[0] != '"' && value[0] != '\'')) continue;
    auto close = value.find(value[0], 1);
    if (close == std::string_view::npos || close > kEntityBytes) continue;
    entities.emplace(name, value.substr(1, close - 1));
  }
  return entities;
}

std::string decode_xml(std::string_view text, const DeclaredEntities& entities) {
  std::string out;
  append_decoded_xml(out, text, entities);
  return out;
}

std::string text_of(pugi::xml_node element, const DeclaredEntities& entities) {
  std::string out;
  std::size_t depth = 0;
  for (pugi::xml_node node = next_below(element, element, depth); node; node = next_below(node, element, depth)) {
    if (node.type() == pugi::node_pcdata) append_decoded_xml(out, node.value(), entities);
    if (node.type() == pugi::node_cdata) out += node.value();
  }
  return without_cdata_markers(std::move(out));
}

std::string_view raw_attribute(pugi::xml_node element, std::string_view local) {
  std::size_t seen = 0;
  for (auto attribute = element.first_attribute(); attribute && seen < kAttributes;
       attribute = attribute.next_attribute(), ++seen)
    if (same_local(attribute.name(), local)) return trim(attribute.value());
  return {};
}

std::string attribute_of(pugi::xml_node element, std::string_view local, const DeclaredEntities& entities) {
  return decode_xml(raw_attribute(element, local), entities);
}

bool has_attribute(pugi::xml_node element, std::string_view local) {
  return std::ranges::any_of(element.attributes(), [&](auto attribute) { return same_local(attribute.name(), local); });
}

bool has_elements(pugi::xml_node element) {
  for (auto child = element.first_child(); child; child = child.next_sibling())
    if (child.type() == pugi::node_element) return true;
  return false;
}

bool is_blank(pugi::xml_node element) {
  for (auto child = element.first_child(); child; child = child.next_sibling())
    if (child.type() == pugi::node_element || !trim(child.value()).empty()) return false;
  return true;
}

// Mixed content: what is markup in the XML is markup in the HTML.
std::string written_out(pugi::xml_node element, const DeclaredEntities& entities) {
  std::string out;
  std::size_t depth = 1;
  auto tagged = [&](pugi::xml_node node) { return node.type() == pugi::node_element && depth <= limits::kXmlDepth; };
  for (pugi::xml_node node = element.first_child(); node; node = node.next_sibling()) {
    for (;; node = node.first_child(), ++depth) {
      if (tagged(node)) append_start_tag(out, node);
      append_text(out, node, depth == 1, entities);
      if (!node.first_child()) break;
    }
    if (tagged(node)) append_end_tag(out, node);
    while (!node.next_sibling() && depth > 1) {
      node = node.parent();
      --depth;
      if (tagged(node)) append_end_tag(out, node);
    }
  }
  return out;
}

std::string markup_of(pugi::xml_node element, const DeclaredEntities& entities) {
  return has_elements(element) ? written_out(element, entities) : text_of(element, entities);
}

}  // namespace twinform
