// SPDX-License-Identifier: MIT
#include "feed/xml_load.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "feed/repair.h"
#include "feed/xml_feed.h"

namespace twinform {

namespace {

// No references, no entities, no doctype: xml_text decodes, and nothing is fetched or expanded.
constexpr unsigned kFlags = pugi::parse_cdata;
constexpr std::size_t kPrologBytes = 64U << 10U;

// White space between elements means something only where markup is written as elements; keeping it costs a quarter
// of the time.
pugi::xml_parse_result parse(pugi::xml_document& tree, std::string_view text, bool with_space) {
  unsigned flags = with_space ? kFlags | pugi::parse_ws_pcdata : kFlags;
  return tree.load_buffer(text.data(), text.size(), flags, pugi::encoding_utf8);
}

bool holds_xhtml(std::string_view text) { return text.find("xhtml") != std::string_view::npos; }

pugi::xml_node last_element(pugi::xml_node parent) {
  pugi::xml_node node = parent.last_child();
  while (node && node.type() != pugi::node_element) node = node.previous_sibling();
  return node;
}

bool holds_entries(Name name) {
  return name == Name::rss || name == Name::rdf || name == Name::feed || name == Name::channel || name == Name::items;
}

// The outermost entry that was open, or the last, where parsing failed: all before it is well-formed.
RepairStart repair_start(const pugi::xml_document& tree, std::string_view text) {
  RepairStart start;
  for (pugi::xml_node node = last_element(tree); node; node = last_element(node)) {
    auto at = static_cast<std::size_t>(node.offset_debug());
    std::string_view name = node.name();
    if (at == 0 || at + name.size() > text.size() || text.substr(at, name.size()) != name) return {};
    Name known = local_name(without_prefix(name));
    start.at = at - 1;
    if (known == Name::item || known == Name::entry) return start.open.empty() ? RepairStart{} : start;
    if (!holds_entries(known)) return {};
    start.open.push_back(text.substr(at, name.size()));
  }
  return {};
}

// Before the first element; a comment may hold anything.
std::size_t doctype_begin(std::string_view head) {
  for (auto at = head.find('<'); at != std::string_view::npos; at = head.find('<', at + 1)) {
    std::string_view rest = head.substr(at);
    if (rest.starts_with("<!DOCTYPE")) return at;
    if (rest.size() > 1 && is_alpha(rest[1])) break;
    if (rest.starts_with("<!--")) at = std::min(head.size(), head.find("-->", at));
  }
  return std::string_view::npos;
}

}  // namespace

bool load_xml(pugi::xml_document& tree, std::string_view text, XmlNotes& notes) {
  pugi::xml_parse_result first = parse(tree, text, holds_xhtml(text));
  if (first && feed_root(tree)) return true;
  if (first && tree.document_element()) return true;
  Repaired repaired = repair_xml(text, repair_start(tree, text));
  pugi::xml_parse_result second = parse(tree, repaired.text, true);
  if (!tree.document_element()) return false;
  notes.warnings.push_back(fmt::format("the XML is not well-formed ({} at byte {}) and was mended",
                                       to_lower(first.description()), first.offset));
  notes.complete = repaired.complete && second;
  return true;
}

std::string_view doctype_of(std::string_view text) {
  std::string_view head = text.substr(0, std::min(text.size(), kPrologBytes));
  auto begin = doctype_begin(head);
  if (begin == std::string_view::npos) return {};
  char quote = '\0';
  bool subset = false;
  for (std::size_t at = begin; at < head.size(); ++at) {
    char c = head[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == (subset ? ']' : '>')) {
      return head.substr(begin, at - begin);
    } else if (c == '[') {
      subset = true;
    }
  }
  return head.substr(begin);
}

}  // namespace twinform
