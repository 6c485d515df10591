// SPDX-License-Identifier: MIT
#include "feed/titles.h"

#include <algorithm>
#include <array>

#include "base/limits.h"
#include "base/strings.h"
#include "text/clean.h"
#include "text/entities.h"
#include "text/escape.h"
#include "text/html.h"

namespace twinform {

namespace {

constexpr std::array<std::string_view, 54> kTags{
    "a",    "abbr", "b",     "big",  "blockquote", "br",     "cite", "code",   "del",   "div",   "em",
    "font", "h1",   "h2",    "h3",   "h4",         "h5",     "h6",   "hr",     "i",     "img",   "inf",
    "ins",  "kbd",  "li",    "mark", "math",       "mml",    "nobr", "ol",     "p",     "pre",   "q",
    "s",    "sc",   "small", "span", "strike",     "strong", "sub",  "sup",    "table", "tbody", "td",
    "tr",   "tt",   "u",     "ul",   "var",        "wbr",    "bold", "italic", "jats",  "center"};

constexpr std::size_t kTagBytes = 2048;  // longer is no tag: keeps the looks linear

bool is_name_char(char c) { return is_alpha(c) || is_digit(c); }

// `at` is just behind "<".
bool is_known_tag(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '/') ++at;
  auto end = at;
  while (end < text.size() && is_name_char(text[end]) && end - at < 12) ++end;
  if (end == at || end == text.size()) return false;
  char after = text[end];
  if (after != '>' && after != '/' && after != ':' && !is_space(after)) return false;
  if (text.find('>', end) == std::string_view::npos) return false;
  std::string name = to_lower(text.substr(at, end - at));
  return std::ranges::find(kTags, std::string_view(name)) != kTags.end();
}

// Markup that was escaped twice: no tag is left, but tags would appear by decoding.
bool holds_escaped_tag(std::string_view text) {
  for (auto at = text.find("&lt;"); at != std::string_view::npos; at = text.find("&lt;", at + 4)) {
    std::string_view tag = text.substr(at + 4, kTagBytes);
    if (auto end = tag.find("&gt;");
        end != std::string_view::npos && is_known_tag(std::string(tag.substr(0, end)) + ">", 0))
      return true;
  }
  return false;
}

// "The <b> tag" is words; "<p>The title</p>" was escaped once too often.
Text once_more(std::string text) {
  const bool wrapped = text.starts_with('<') && text.ends_with('>') && text.find("</") != std::string::npos;
  return clean_line(wrapped && holds_known_tag(text) ? html_to_text({std::move(text), {}}).view()
                                                     : std::string_view(text));
}

}  // namespace

bool holds_known_tag(std::string_view text) {
  bool closed = text.rfind('>') != std::string_view::npos;
  for (auto at = text.find('<'); closed && at != std::string_view::npos; at = text.find('<', at + 1))
    if (is_known_tag(text.substr(0, std::min(text.size(), at + kTagBytes)), at + 1)) return true;
  return false;
}

bool holds_reference(std::string_view text) {
  for (auto at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    auto end = at + 1;
    if (end < text.size() && text[end] == '#') ++end;
    auto begin = end;
    while (end < text.size() && is_name_char(text[end]) && end - begin < 32) ++end;
    if (end > begin && end < text.size() && text[end] == ';') return true;
  }
  return false;
}

Text title_text(std::string_view text, Markup markup) {
  text = beginning(trim(text), limits::kTitleBytes * 4);
  bool html = markup == Markup::html || (markup == Markup::guess && holds_known_tag(text));
  Text words;
  if (html) {
    words = clean_line(html_to_text({std::string(text), {}}).view());
  } else if (markup == Markup::guess && holds_reference(text)) {
    words = once_more(decode_entities(text));
  } else {
    words = clean_line(text);
  }
  return clean_line(words.view(), limits::kTitleBytes);
}

Text plain_text(const std::string& text, Markup markup, const Url& base) {
  if (markup == Markup::text) return clean_text(trim(text));
  return html_to_text({html_markup(text, markup), base});
}

std::string html_markup(std::string text, Markup markup) {
  if (markup == Markup::text) return escape_html(text);
  if (markup == Markup::guess && text.find('<') == std::string::npos && holds_escaped_tag(text))
    return decode_entities(text);
  return text;
}

}  // namespace twinform
