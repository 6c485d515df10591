// SPDX-License-Identifier: MIT
#include "text/html_elements.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace twinform {
namespace {

using Kind = HtmlKind;

// Abstracts from Crossref are in JATS (NISO Z39.96), which has words for the same things.
constexpr std::array<HtmlElement, kHtmlElements> kElements{{
    {"a", Kind::anchor, 0, "a"},
    {"abbr", Kind::phrase, 0, "abbr"},
    {"acronym", Kind::phrase, 0, "abbr"},
    {"address", Kind::block, 2, "address"},
    {"annotation", Kind::unseen, 0, ""},
    {"annotation-xml", Kind::unseen, 0, ""},
    {"applet", Kind::nothing, 0, ""},
    {"area", Kind::nothing, 0, ""},
    {"article", Kind::block, 2, "article"},
    {"aside", Kind::block, 2, "aside"},
    {"audio", Kind::media, 0, ""},
    {"b", Kind::phrase, 0, "b"},
    {"base", Kind::nothing, 0, ""},
    {"basefont", Kind::nothing, 0, ""},
    {"bdi", Kind::phrase, 0, "bdi"},
    {"bdo", Kind::phrase, 0, "bdo"},
    {"bgsound", Kind::nothing, 0, ""},
    {"blockquote", Kind::block, 2, "blockquote"},
    {"br", Kind::line_break, 1, "br"},
    {"button", Kind::unseen, 0, ""},
    {"canvas", Kind::media, 0, ""},
    {"caption", Kind::caption, 1, "caption"},
    {"center", Kind::block, 1, "div"},
    {"cite", Kind::phrase, 0, "cite"},
    {"code", Kind::phrase, 0, "code"},
    {"col", Kind::nothing, 0, ""},
    {"datalist", Kind::media, 0, ""},
    {"dd", Kind::term, 1, "dd"},
    {"del", Kind::phrase, 0, "del"},
    {"details", Kind::block, 2, "details"},
    {"dfn", Kind::phrase, 0, "dfn"},
    {"dialog", Kind::media, 0, ""},
    {"dir", Kind::list, 2, "ul"},
    {"div", Kind::block, 1, "div"},
    {"dl", Kind::term_list, 2, "dl"},
    {"dt", Kind::term, 1, "dt"},
    {"em", Kind::phrase, 0, "em"},
    {"embed", Kind::nothing, 0, ""},
    {"fieldset", Kind::block, 1, "div"},
    {"figcaption", Kind::block, 1, "figcaption"},
    {"figure", Kind::block, 2, "figure"},
    {"footer", Kind::block, 2, "footer"},
    {"form", Kind::block, 1, "div"},
    {"frame", Kind::nothing, 0, ""},
    {"h1", Kind::heading, 2, "h1"},
    {"h2", Kind::heading, 2, "h2"},
    {"h3", Kind::heading, 2, "h3"},
    {"h4", Kind::heading, 2, "h4"},
    {"h5", Kind::heading, 2, "h5"},
    {"h6", Kind::heading, 2, "h6"},
    {"header", Kind::block, 2, "header"},
    {"hgroup", Kind::block, 1, "div"},
    {"hr", Kind::rule, 2, "hr"},
    {"i", Kind::phrase, 0, "i"},
    {"iframe", Kind::unseen, 0, ""},
    {"image", Kind::image, 0, "img"},
    {"img", Kind::image, 0, "img"},
    {"input", Kind::nothing, 0, ""},
    {"ins", Kind::phrase, 0, "ins"},
    {"jats:bold", Kind::phrase, 0, "b"},
    {"jats:italic", Kind::phrase, 0, "i"},
    {"jats:list", Kind::list, 2, "ul"},
    {"jats:list-item", Kind::item, 1, "li"},
    {"jats:p", Kind::paragraph, 2, "p"},
    {"jats:sec", Kind::block, 2, "section"},
    {"jats:sub", Kind::lowered, 0, "sub"},
    {"jats:sup", Kind::raised, 0, "sup"},
    {"jats:title", Kind::heading, 2, "h4"},
    {"kbd", Kind::phrase, 0, "kbd"},
    {"keygen", Kind::nothing, 0, ""},
    {"legend", Kind::block, 1, "div"},
    {"li", Kind::item, 1, "li"},
    {"link", Kind::nothing, 0, ""},
    {"listing", Kind::block, 2, "pre"},
    {"main", Kind::block, 2, "main"},
    {"mark", Kind::phrase, 0, "mark"},
    {"math", Kind::math, 0, ""},
    {"menclose", Kind::math, 0, ""},
    {"menu", Kind::list, 2, "ul"},
    {"meta", Kind::nothing, 0, ""},
    {"mfenced", Kind::math, 0, ""},
    {"mfrac", Kind::scripted, 0, ""},
    {"mi", Kind::math, 0, ""},
    {"mn", Kind::math, 0, ""},
    {"mo", Kind::math, 0, ""},
    {"mover", Kind::math, 0, ""},
    {"mpadded", Kind::math, 0, ""},
    {"mphantom", Kind::media, 0, ""},
    {"mroot", Kind::math, 0, ""},
    {"mrow", Kind::math, 0, ""},
    {"ms", Kind::math, 0, ""},
    {"msqrt", Kind::math, 0, ""},
    {"mstyle", Kind::math, 0, ""},
    {"msub", Kind::scripted, 0, ""},
    {"msubsup", Kind::scripted, 0, ""},
    {"msup", Kind::scripted, 0, ""},
    {"mtext", Kind::math, 0, ""},
    {"munder", Kind::math, 0, ""},
    {"munderover", Kind::math, 0, ""},
    {"nav", Kind::block, 2, "nav"},
    {"noembed", Kind::unseen, 0, ""},
    {"noframes", Kind::unseen, 0, ""},
    {"noscript", Kind::unseen, 0, ""},
    {"object", Kind::nothing, 0, ""},
    {"ol", Kind::list, 2, "ol"},
    {"p", Kind::paragraph, 2, "p"},
    {"param", Kind::nothing, 0, ""},
    {"plaintext", Kind::block, 2, "pre"},
    {"pre", Kind::block, 2, "pre"},
    {"q", Kind::quote, 0, ""},
    {"rb", Kind::reading_base, 0, "rb"},
    {"rp", Kind::reading_mark, 0, "rp"},
    {"rt", Kind::reading, 0, "rt"},
    {"ruby", Kind::ruby, 0, "ruby"},
    {"s", Kind::phrase, 0, "s"},
    {"samp", Kind::phrase, 0, "samp"},
    {"script", Kind::unseen, 0, ""},
    {"section", Kind::block, 2, "section"},
    {"select", Kind::inert, 0, ""},
    {"semantics", Kind::math, 0, ""},
    {"small", Kind::phrase, 0, "small"},
    {"source", Kind::nothing, 0, ""},
    {"strike", Kind::phrase, 0, "s"},
    {"strong", Kind::phrase, 0, "strong"},
    {"style", Kind::unseen, 0, ""},
    {"sub", Kind::lowered, 0, "sub"},
    {"summary", Kind::block, 1, "summary"},
    {"sup", Kind::raised, 0, "sup"},
    {"svg", Kind::media, 0, ""},
    {"table", Kind::table, 2, "table"},
    {"tbody", Kind::section, 1, "tbody"},
    {"td", Kind::cell, 0, "td"},
    {"template", Kind::inert, 0, ""},
    {"textarea", Kind::unseen, 0, ""},
    {"tfoot", Kind::section, 1, "tfoot"},
    {"th", Kind::cell, 0, "th"},
    {"thead", Kind::section, 1, "thead"},
    {"time", Kind::phrase, 0, "time"},
    {"title", Kind::unseen, 0, ""},
    {"tr", Kind::row, 1, "tr"},
    {"track", Kind::nothing, 0, ""},
    {"tt", Kind::phrase, 0, "code"},
    {"u", Kind::phrase, 0, "u"},
    {"ul", Kind::list, 2, "ul"},
    {"var", Kind::phrase, 0, "var"},
    {"video", Kind::media, 0, ""},
    {"wbr", Kind::nothing, 0, ""},
    {"xmp", Kind::block, 2, "pre"},
}};

static_assert(std::ranges::is_sorted(kElements, {}, &HtmlElement::name));
// Sanitised markup reads as what it was made of.
static_assert(std::ranges::all_of(kElements, [](const HtmlElement& element) {
  return element.written.empty() || std::ranges::any_of(kElements, [&](const HtmlElement& written) {
           return written.name == element.written && written.kind == element.kind && written.gap == element.gap;
         });
}));

// By first letter, where its names begin; one more to end the last.
constexpr auto kBeginnings = [] {
  std::array<std::uint8_t, 27> beginnings{};
  for (std::size_t letter = 0, i = 0; letter < beginnings.size(); ++letter) {
    while (i < kElements.size() && kElements[i].name[0] < static_cast<char>('a' + letter)) ++i;
    beginnings[letter] = static_cast<std::uint8_t>(i);
  }
  return beginnings;
}();

constexpr HtmlElement kUnknown;
constexpr std::size_t kLongestName = 14;  // annotation-xml, jats:list-item

}  // namespace

const HtmlElement& html_element(std::string_view name) {
  constexpr std::string_view kMath = "mml:";
  if (istarts_with(name, kMath)) name.remove_prefix(kMath.size());
  if (name.empty() || name.size() > kLongestName || !is_alpha(name[0])) return kUnknown;
  std::array<char, kLongestName> buffer{};
  std::transform(name.begin(), name.end(), buffer.begin(), [](char c) { return to_lower(c); });
  const std::string_view lower(buffer.data(), name.size());
  const auto letter = static_cast<std::size_t>(lower[0] - 'a');
  const auto* end = kElements.begin() + kBeginnings[letter + 1];
  const auto* found = std::find_if(kElements.begin() + kBeginnings[letter], end,
                                   [&](const HtmlElement& element) { return element.name == lower; });
  return found != end ? *found : kUnknown;
}

std::size_t html_index(const HtmlElement& element) { return static_cast<std::size_t>(&element - kElements.data()); }

bool is_void(HtmlKind kind) {
  return kind == Kind::nothing || kind == Kind::line_break || kind == Kind::rule || kind == Kind::image;
}

}  // namespace twinform
