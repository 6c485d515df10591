// SPDX-License-Identifier: MIT
#include "feed/citation.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "base/byte_set.h"
#include "base/strings.h"
#include "feed/identifiers.h"

namespace twinform {

namespace {

constexpr std::size_t kLines = 12, kLineBytes = 2000;

bool is_word_char(char c) { return is_alpha(c) || is_digit(c); }

// The place of one of the words, in any case, at the beginning of a word; npos where there is none.
std::size_t find_word(std::string_view text, std::initializer_list<std::string_view> words, std::size_t& length) {
  ByteSet initials;
  for (std::string_view word : words) {
    initials.add(word[0]);
    initials.add(static_cast<char>(word[0] - 'a' + 'A'));
  }
  for (std::size_t at = initials.find_in(text); at < text.size(); at = initials.find_in(text, at + 1)) {
    if (at > 0 && is_word_char(text[at - 1])) continue;
    for (std::string_view word : words)
      if (istarts_with(text.substr(at), word)) return length = word.size(), at;
  }
  return std::string_view::npos;
}

// "12", "S1", "45-67", "e12–e19": starts at `at` after spaces; must hold a digit.
std::string token_at(std::string_view text, std::size_t at) {
  while (at < text.size() && (is_space(text[at]) || text[at] == ':')) ++at;
  auto end = at;
  while (end < text.size() &&
         (is_word_char(text[end]) || text[end] == '-' || text[end] == '/' ||
          static_cast<unsigned char>(text[end]) == 0xE2 || static_cast<unsigned char>(text[end]) == 0x80 ||
          static_cast<unsigned char>(text[end]) == 0x93))
    ++end;
  std::string token = replace_all(std::string(text.substr(at, end - at)), "\xE2\x80\x93", "-");
  bool numbered = std::ranges::any_of(token, is_digit);
  bool ascii = std::ranges::all_of(token, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return numbered && ascii && token.size() <= 32 ? token : std::string{};
}

std::string value_of(std::string_view text, std::initializer_list<std::string_view> words, std::size_t& first) {
  std::size_t length = 0;
  auto at = find_word(text, words, length);
  if (at == std::string_view::npos) return {};
  std::string value = token_at(text, at + length);
  if (!value.empty()) first = std::min(first, at);
  return value;
}

std::string_view without_separators(std::string_view text) {
  text = trim(text);
  while (!text.empty() && (text.back() == ',' || text.back() == ';' || text.back() == '.' || text.back() == ':'))
    text = trim(text.substr(0, text.size() - 1));
  return text;
}

bool is_numbering(std::string_view piece) {
  std::size_t length = 0;
  return find_word(piece, {"vol", "iss", "pag", "pp", "no.", "number"}, length) != std::string_view::npos;
}

// The piece between commas, or in brackets at the end, that is a date.
std::string date_behind(std::string_view text) {
  for (std::string_view piece : split(text, ','))
    if (!is_numbering(piece))
      if (std::string date = iso_date_in(piece); !date.empty()) return date;
  auto open = text.rfind('(');
  return open == std::string_view::npos ? std::string{} : iso_date_in(text.substr(open + 1));
}

// "…; 45-67": first and last page as what stands last.
std::string range_at_the_end(std::string_view text) {
  std::string_view last = trim(text.substr(text.rfind(';') + 1));
  std::string token = token_at(last, 0);
  bool whole = token.find('-') != std::string::npos && token.size() == last.size();
  return whole ? token : std::string{};
}

bool is_year(std::string_view text) {
  return text.size() == 4 && std::ranges::all_of(text, is_digit) && text >= "1500" && text < "2200";
}

// "…, Volume 12, Issue 3, Pages 45-67, November 2026", "…; Vol. 3 No. 2 (2026); 45-67"
Citation in_words(std::string_view text) {
  Citation found;
  std::size_t first = text.size();
  found.volume = value_of(text, {"volume ", "vol. ", "vol "}, first);
  found.issue = value_of(text, {"issue ", "iss. ", "number ", "no. "}, first);
  found.pages = value_of(text, {"pages ", "page ", "pp.", "pp ", "p. "}, first);
  if (found.empty()) return found;
  found.journal = without_separators(text.substr(0, first));
  found.date = date_behind(text.substr(first));
  if (found.pages.empty()) found.pages = range_at_the_end(text.substr(first));
  if (found.pages.empty()) found.pages = value_of(text.substr(first), {"article "}, first);  // what has no pages
  return found;
}

// "Journal 12(3) 45-67", "Journal 12 (2026) 45-67", "Journal. 2026 Nov 20;12(3):45-67"
Citation in_figures(std::string_view text) {
  auto open = text.find('('), close = text.find(')', open == std::string_view::npos ? 0 : open);
  if (open == std::string_view::npos || close == std::string_view::npos) return {};
  auto end = open;
  while (end > 0 && is_space(text[end - 1])) --end;
  auto begin = end;
  while (begin > 0 && is_word_char(text[begin - 1])) --begin;
  Citation found;
  found.volume = token_at(text.substr(0, end), begin);
  found.issue = token_at(text.substr(0, close), open + 1);
  if (found.volume.empty() || found.issue.empty()) return {};
  auto pages = text.find_first_not_of(" :,;", close + 1);
  if (pages != std::string_view::npos) found.pages = token_at(text, pages);
  std::string_view head = without_separators(text.substr(0, begin));
  if (auto dot = head.find(". "); text.substr(0, begin).ends_with(';') && dot != std::string_view::npos) {
    found.date = iso_date_in(head.substr(dot + 2));
    head = head.substr(0, dot);
  }
  if (is_year(found.issue)) found.date = std::exchange(found.issue, {});
  if (auto space = head.rfind(' '); space != std::string_view::npos && is_year(head.substr(space + 1))) {
    found.date = head.substr(space + 1);
    head = without_separators(head.substr(0, space));
  }
  // "J. Doc." is an abbreviation, "Journal of Examples." ends a sentence.
  bool abbreviated = head.find('.') != std::string_view::npos && head.end() < text.end() && *head.end() == '.';
  found.journal = std::string(head) + (abbreviated ? "." : "");
  return found;
}

// What stands behind a label, up to the next label on the same line.
std::string_view labelled(std::string_view line, std::initializer_list<std::string_view> labels) {
  std::size_t length = 0;
  auto at = find_word(line, labels, length);
  if (at == std::string_view::npos) return {};
  std::string_view value = line.substr(at + length);
  std::size_t next_length = 0;
  auto next = find_word(value, {"source:", "author(s):", "authors:", "publication date:", "abstract:"}, next_length);
  return trim(value.substr(0, next));
}

void fill(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

void fill(Citation& target, Citation source) {
  fill(target.journal, std::move(source.journal));
  fill(target.volume, std::move(source.volume));
  fill(target.issue, std::move(source.issue));
  fill(target.pages, std::move(source.pages));
  fill(target.date, std::move(source.date));
}

void read_line(std::string_view line, Citation& found) {
  // No label, no number: nothing here can be a citation.
  if (line.find(':') == std::string_view::npos && std::ranges::none_of(line, is_digit)) return;
  fill(found.authors, std::string(without_separators(labelled(line, {"author(s):", "authors:"}))));
  fill(found.date, iso_date_in(labelled(line, {"publication date:", "published:", "available online"})));
  if (auto source = labelled(line, {"source:"}); !source.empty()) {
    fill(found, parse_citation(source));
  } else if (line.size() < 300) {
    Citation whole = in_words(line);
    bool sure = !whole.volume.empty() && (!whole.issue.empty() || !whole.pages.empty());
    if (!sure && line.find(';') != std::string_view::npos) whole = in_figures(line), sure = !whole.date.empty();
    if (sure) fill(found, std::move(whole));
  }
}

}  // namespace

Citation parse_citation(std::string_view text) {
  text = trim(text.substr(0, std::min(text.size(), kLineBytes)));
  constexpr std::string_view kOnline = ", Published online: ";
  if (auto online = text.find(kOnline); online != std::string_view::npos)
    return {
        .journal = std::string(text.substr(0, online)),
        .date = iso_date_in(text.substr(online + kOnline.size(), text.find(';', online) - online - kOnline.size()))};
  Citation found = in_words(text);
  if (found.empty()) found = in_figures(text);
  if (found.empty()) found.journal = without_separators(text);
  return found;
}

Citation citation_in_path(std::string_view path) {
  auto parts = split(path, '/');
  auto at = std::ranges::find_if(parts, [](auto part) { return part == "article" || part == "content"; });
  while (at != parts.end() && token_at(*at, 0).empty()) ++at;
  if (parts.end() - at < 3 || is_year(*at) || !std::ranges::all_of(*at, is_digit)) return {};
  Citation found{.volume = token_at(at[0], 0), .issue = token_at(at[1], 0), .pages = token_at(at[2], 0)};
  return found.issue.empty() || found.pages.empty() ? Citation{} : found;
}

Citation find_citation(std::string_view description) {
  Citation found;
  std::size_t lines = 0;
  while (!description.empty() && lines < kLines) {
    auto end = std::min(description.find('\n'), description.size());
    std::string_view line = trim(description.substr(0, std::min(end, kLineBytes)));
    if (!line.empty()) read_line(line, found), ++lines;
    description.remove_prefix(std::min(end + 1, description.size()));
  }
  return found;
}

}  // namespace twinform
