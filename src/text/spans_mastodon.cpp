// SPDX-License-Identifier: MIT
// Mastodon: app/models/account.rb (MENTION_RE), tag.rb (HASHTAG_RE), app/lib/extractor.rb. GoToSocial differs in where a
// hashtag may begin.
#include "text/spans.h"

namespace twinform::spans {
namespace {

bool is_name(char32_t c) { return is_ascii_alnum(c) || c == U'_'; }
bool is_joint(char32_t c) { return c == U'.' || c == U'-'; }
bool is_separator(char32_t c) { return c == U'_' || c == 0xB7 || c == 0x30FB || c == 0x200C; }

// Runs of `part` with runs of "." and "-" between them; `begin` where there is no part.
std::size_t jointed_end(const Runes& text, std::size_t begin, bool (*part)(char32_t)) {
  std::size_t end = begin;
  for (std::size_t i = begin; part(text[i]);) {
    while (part(text[i])) ++i;
    end = i;
    while (is_joint(text[i])) ++i;
  }
  return end;
}

bool ends_mention(const Runes& text, std::size_t i) {
  return text[i] == U'@' || text[i] == U'＠' || is_latin_accent(text[i]) ||
         (text[i] == U':' && text[i + 1] == U'/' && text[i + 2] == U'/');
}

void find_mentions(const Runes& text, std::vector<Found>& found) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != U'@' || !is_name(text[i + 1])) continue;
    if (i > 0 && (text[i - 1] == U'=' || text[i - 1] == U'/' || is_word(text[i - 1]))) continue;
    std::size_t end = jointed_end(text, i + 1, is_name);
    if (text[end] == U'@' && is_word(text[end + 1])) end = jointed_end(text, end + 1, is_word);
    if (!ends_mention(text, end)) found.push_back({SpanKind::mention, i, end});
    i = end - 1;
  }
}

// The longest run of words and separators that ends in a word and has a letter or separator inside; else a run of
// word characters with a letter.
std::size_t hashtag_end(const Runes& text, std::size_t begin) {
  std::size_t run = begin;
  while (is_word(text[run]) || is_separator(text[run])) ++run;
  while (run > begin && !is_word(text[run - 1])) --run;
  if (is_word(text[begin])) {
    for (std::size_t i = begin + 1; i + 1 < run; ++i) {
      if (is_alphabetic(text[i]) || is_separator(text[i])) return run;
    }
  }
  std::size_t end = begin;
  bool has_letter = false;
  for (; is_word(text[end]); ++end) has_letter = has_letter || is_alphabetic(text[end]);
  return has_letter ? end : begin;
}

bool after_space(const Runes& text, std::size_t i) {
  return i == 0 || is_script_space(text[i - 1]) || text[i - 1] == 0x85;
}

bool after_no_word(const Runes& text, std::size_t i) {
  return i == 0 || !(is_word(text[i - 1]) || text[i - 1] == U'/' || text[i - 1] == U')' || text[i - 1] == U'=');
}

void find_hashtags(const Runes& text, bool (*may_begin)(const Runes&, std::size_t), std::vector<Found>& found) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((text[i] != U'#' && text[i] != U'＃') || !may_begin(text, i)) continue;
    std::size_t end = hashtag_end(text, i + 1);
    if (end == i + 1) continue;
    bool cut_off = text[end] == U'#' || text[end] == U'＃' ||
                   (text[end] == U':' && text[end + 1] == U'/' && text[end + 2] == U'/');
    if (!cut_off) found.push_back({SpanKind::hashtag, i, end});
    i = end - 1;
  }
}

std::vector<Found> find_all(const Runes& text, bool (*hashtag_may_begin)(const Runes&, std::size_t)) {
  std::vector<Found> found = find_urls(text, kMastodonUrls);
  find_hashtags(text, hashtag_may_begin, found);
  find_mentions(text, found);
  return found;
}

}  // namespace

std::vector<Found> find_on_mastodon(const Runes& text) { return find_all(text, after_space); }
std::vector<Found> find_on_gotosocial(const Runes& text) { return find_all(text, after_no_word); }

}  // namespace twinform::spans
