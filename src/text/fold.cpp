// SPDX-License-Identifier: MIT
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/strings.h"
#include "text/normal.h"
#include "text/stem.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace twinform {

namespace {

// Letters without a decomposition that people leave the stroke off, and signs that keyboards lack. Sorted.
constexpr std::array kPlain = std::to_array<std::pair<char32_t, std::string_view>>({
    {0x00AB, "\""}, {0x00BB, "\""}, {0x00E6, "ae"}, {0x00F0, "d"},  {0x00F8, "o"}, {0x00FE, "th"}, {0x0111, "d"},
    {0x0127, "h"},  {0x0131, "i"},  {0x0138, "k"},  {0x0142, "l"},  {0x014B, "n"}, {0x0153, "oe"}, {0x0167, "t"},
    {0x02B9, "'"},  {0x02BB, "'"},  {0x02BC, "'"},  {0x02BD, "'"},  {0x2010, "-"}, {0x2011, "-"},  {0x2012, "-"},
    {0x2013, "-"},  {0x2014, "-"},  {0x2015, "-"},  {0x2018, "'"},  {0x2019, "'"}, {0x201A, "'"},  {0x201B, "'"},
    {0x201C, "\""}, {0x201D, "\""}, {0x201E, "\""}, {0x201F, "\""}, {0x2032, "'"}, {0x2039, "'"},  {0x203A, "'"},
    {0x2044, "/"},  {0x2212, "-"},
});

std::string_view plain_form(char32_t c) {
  const auto* found = std::lower_bound(kPlain.begin(), kPlain.end(), c,
                                       [](const auto& entry, char32_t wanted) { return entry.first < wanted; });
  return found != kPlain.end() && found->first == c ? found->second : std::string_view{};
}

UScriptCode script_of(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
  return U_SUCCESS(status) ? script : USCRIPT_COMMON;
}

// Scripts whose marks are accents and points that readers leave out. Elsewhere (Indic vowels, dakuten) they are letters.
bool sheds_marks(char32_t base) {
  if (base < 0x250) return true;
  switch (script_of(base)) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_ARABIC:
    case USCRIPT_HEBREW:
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED: return true;
    default: return false;
  }
}

bool is_nonspacing_mark(char32_t c) { return c >= 0x300 && u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK; }

std::string without_marks(std::string_view decomposed) {
  std::string out;
  out.reserve(decomposed.size());
  char32_t base = ' ';
  for (std::size_t at = 0; at < decomposed.size();) {
    const char32_t c = next_code_point(decomposed, at);
    if (is_nonspacing_mark(c)) {
      if (!sheds_marks(base)) append_code_point(out, c);
      continue;
    }
    base = c;
    const std::string_view plain = c < 0x80 ? std::string_view{} : plain_form(c);
    if (plain.empty())
      append_code_point(out, c);
    else
      out += plain;
  }
  return out;
}

// Written without spaces: each character counts as a word.
bool is_word_alone(char32_t c) {
  if (c < 0x2E80) return false;
  const auto in = [c](UScriptCode script) { return uscript_hasScript(static_cast<UChar32>(c), script) != 0; };
  return in(USCRIPT_HAN) || in(USCRIPT_HIRAGANA) || in(USCRIPT_KATAKANA);
}

constexpr bool is_plain(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// A letter or number, which begins a word or goes on with it; a mark, which belongs to what it stands on.
enum class Part { none, letter, mark };
Part part_of(char32_t c) {
  if (c < 0x80) return is_plain(c) ? Part::letter : Part::none;
  if (is_mark(c)) return Part::mark;
  return is_letter(c) || is_number(c) ? Part::letter : Part::none;
}

// Each as a piece of `text`, which is folded.
template <class Use>
void for_each_word(std::string_view text, Use use) {
  enum class Before { nothing, run, lone } before = Before::nothing;
  std::size_t word = 0;
  for (std::size_t at = 0; at < text.size();) {
    while (before == Before::run && at < text.size() && is_plain(static_cast<unsigned char>(text[at])))
      ++at;  // the bulk of most texts
    if (at == text.size()) break;
    const std::size_t begin = at;
    const auto c = static_cast<char32_t>(std::max(utf8::next(text, at), 0));  // no word begins with a bad byte
    const Part part = part_of(c);
    const bool alone = part != Part::none && is_word_alone(c);
    const bool joins =
        part == Part::mark ? before != Before::nothing : part == Part::letter && before == Before::run && !alone;
    if (joins) continue;
    if (before != Before::nothing) use(text.substr(word, begin - word));
    before = part == Part::none ? Before::nothing : alone ? Before::lone : Before::run;
    word = begin;
  }
  if (before != Before::nothing) use(text.substr(word));
}

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  for_each_word(text, [&](std::string_view word) { words.emplace_back(word); });
  return words;
}

}  // namespace

std::string fold(std::string_view text) {
  if (utf8::is_ascii(text)) return to_lower(text);
  return nfc(without_marks(nfd(nfkc_casefold(text))));
}

std::vector<std::string> folded_words(std::string_view text) { return words_in(fold(text)); }

std::string folded_line(std::string_view text) {
  const std::string folded = fold(text);
  std::string line;
  line.reserve(folded.size());
  for_each_word(folded, [&](std::string_view word) {
    if (!line.empty()) line += ' ';
    line += word;
  });
  return line;
}

std::vector<ComparedWord> compared_words(std::string_view text) {
  std::vector<ComparedWord> words;
  for (std::string& written : words_in(utf8::is_ascii(text) ? to_lower(text) : nfc(nfkc_casefold(text)))) {
    if (utf8::is_ascii(written)) {
      words.push_back({.folded = std::move(written)});
      continue;
    }
    std::vector<std::string> folded = folded_words(written);
    for (std::string& word : folded) words.push_back({.folded = std::move(word)});
    if (folded.size() == 1 && words.back().folded != written) words.back().written = std::move(written);
  }
  return words;
}

}  // namespace twinform
