// SPDX-License-Identifier: MIT
// Bluesky: what its client library makes into facets (atproto packages/api/src/rich-text/{util,detection}.ts).
#include "text/spans.h"
#include "text/tlds.h"
#include "text/unicode.h"

namespace twinform::spans {
namespace {

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != set.npos; }
char32_t lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32 : c; }
bool is_line_start(const Runes& text, std::size_t i) { return i == 0 || is_script_space(text[i - 1]); }
bool is_opening(const Runes& text, std::size_t i) { return is_line_start(text, i) || text[i - 1] == U'('; }
bool is_name(char32_t c) { return is_ascii_alnum(c) || c == U'_'; }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// In lower case: the library compares as written.
bool has_known_end(std::string_view domain) {
  std::size_t dot = domain.rfind('.');
  return dot != domain.npos && is_delegated_domain(domain.substr(dot + 1));
}

void find_mentions(const Runes& text, std::vector<Found>& found) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != U'@' || !is_opening(text, i)) continue;
    std::size_t end = i + 1;
    while (is_ascii_alnum(text[end]) || is_one_of(text[end], U".-")) ++end;
    while (end > i + 1 && is_name(text[end - 1]) == is_name(text[end])) --end;
    std::string_view handle = text.slice(i + 1, end);
    if (has_known_end(handle) || handle.ends_with(".test")) found.push_back({SpanKind::mention, i, end});
  }
}

std::size_t word_end(const Runes& text, std::size_t i) {
  while (i < text.size() && !is_script_space(text[i])) ++i;
  return i;
}

bool starts_with(const Runes& text, std::size_t i, std::u32string_view prefix) {
  for (char32_t c : prefix) {
    if (lower(text[i++]) != c) return false;
  }
  return i < text.size() && !is_script_space(text[i]);
}

// The end of "name(.name)+"; `begin` where there is none.
std::size_t bare_domain_end(const Runes& text, std::size_t begin) {
  if (lower(text[begin]) < U'a' || lower(text[begin]) > U'z') return begin;
  std::size_t end = begin, i = begin;
  while (is_ascii_alnum(text[i])) ++i;
  while (text[i] == U'.' && is_ascii_alnum(text[i + 1])) {
    for (++i; is_ascii_alnum(text[i]); ++i) {
    }
    end = i;
  }
  return end;
}

// One mark off the end, then a bracket that was opened before.
std::size_t without_trailing(const Runes& text, std::size_t begin, std::size_t end) {
  if (is_one_of(text[end - 1], U".,;:!?")) --end;
  if (end > begin && text[end - 1] == U')' && text.slice(begin, end).find('(') == std::string_view::npos) --end;
  return end;
}

void find_links(const Runes& text, std::vector<Found>& found) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_opening(text, i)) continue;
    bool scheme = starts_with(text, i, U"https://") || starts_with(text, i, U"http://");
    std::size_t domain_end = scheme ? i : bare_domain_end(text, i);
    if (!scheme && domain_end == i) continue;
    // Whatever begins with "http" in small letters passes for an address.
    bool known = text.slice(i, i + 4) == "http" || (!scheme && has_known_end(text.slice(i, domain_end)));
    std::size_t end = word_end(text, i);
    if (known) found.push_back({SpanKind::url, i, without_trailing(text, i, end)});
    i = end - 1;
  }
}

bool is_tag_break(char32_t c) {
  return is_script_space(c) || is_one_of(c, U"\u00AD\u2060\u200A\u200B\u200C\u200D\u20E2");
}

std::size_t utf16_length(const Runes& text, std::size_t begin, std::size_t end) {
  std::size_t length = 0;
  for (std::size_t i = begin; i < end; ++i) length += text[i] > 0xFFFF ? 2 : 1;
  return length;
}

void find_hashtags(const Runes& text, std::vector<Found>& found) {
  constexpr std::size_t kLongest = 64;  // UTF-16 units, as JavaScript counts
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((text[i] != U'#' && text[i] != U'＃') || !is_line_start(text, i) || text[i + 1] == 0xFE0F) continue;
    std::size_t end = i + 1;
    bool says_something = false;
    for (; end < text.size() && !is_tag_break(text[end]); ++end) {
      says_something = says_something || !(is_digit(text[end]) || is_punctuation(text[end]));
    }
    std::size_t tag_end = end;
    while (tag_end > i + 1 && is_punctuation(text[tag_end - 1])) --tag_end;
    if (says_something && utf16_length(text, i + 1, tag_end) <= kLongest)
      found.push_back({SpanKind::hashtag, i, tag_end});
    i = end - 1;
  }
}

void find_cashtags(const Runes& text, std::vector<Found>& found) {
  constexpr std::size_t kLongest = 5;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != U'$' || !is_opening(text, i) || !is_ascii_alnum(text[i + 1]) || is_digit(text[i + 1])) continue;
    std::size_t end = i + 1;
    while (is_ascii_alnum(text[end])) ++end;
    bool ends = end >= text.size() || is_script_space(text[end]) || is_one_of(text[end], U".,;:!?)\"'’");
    if (ends && end - i - 1 <= kLongest) found.push_back({SpanKind::cashtag, i, end});
  }
}

}  // namespace

std::vector<Found> find_on_bluesky(const Runes& text) {
  std::vector<Found> found;
  find_mentions(text, found);
  find_links(text, found);
  find_hashtags(text, found);
  find_cashtags(text, found);
  return found;
}

}  // namespace twinform::spans
