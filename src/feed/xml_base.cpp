// SPDX-License-Identifier: MIT
#include "feed/xml_base.h"

#include <ranges>

#include "base/strings.h"
#include "feed/links.h"
#include "text/language.h"
#include "text/url.h"

namespace twinform {

namespace {

constexpr std::size_t kBases = 16;  // more in one chain is mischief

}  // namespace

Url base_of(const Feed::Document& document, pugi::xml_node element) {
  std::vector<std::string_view> chain;
  for (pugi::xml_node node = element; node && chain.size() < kBases; node = node.parent())
    if (auto base = raw_attribute(node, "xml:base"); !base.empty()) chain.push_back(base);
  Url url = document.base;
  for (std::string_view reference : std::views::reverse(chain))
    if (auto next = resolve_url(url, decode_xml(trim(reference), document.xml.entities))) url = *next;
  return url;
}

bool has_xml_base(pugi::xml_node element) {
  for (pugi::xml_node node = element; node; node = node.parent())
    if (!raw_attribute(node, "xml:base").empty()) return true;
  return false;
}

Url resolve_at(const Feed::Document& document, pugi::xml_node element, std::string_view reference) {
  reference = trim(reference);
  if (reference.empty() || !leads_somewhere(reference)) return {};
  auto url = resolve_url(base_of(document, element), reference);
  return url ? *std::move(url) : Url{};
}

Language language_at(pugi::xml_node element) {
  for (pugi::xml_node node = element; node; node = node.parent())
    if (auto language = raw_attribute(node, "xml:lang"); !language.empty()) return canonical_language(language);
  return {};
}

}  // namespace twinform
