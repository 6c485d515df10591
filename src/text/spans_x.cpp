// SPDX-License-Identifier: MIT
// X: mentions, hashtags and cashtags as twitter-text 3.1.0 finds them.
#include "text/spans.h"

namespace twinform::spans {
namespace {

bool is_at(char32_t c) { return c == U'@' || c == U'＠'; }
bool is_hash(char32_t c) { return c == U'#' || c == U'＃'; }
bool is_name(char32_t c) { return is_ascii_alnum(c) || c == U'_'; }
bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != set.npos; }

bool is_tag_letter(char32_t c) {
  return is_word(c) && !is_decimal(c) && c != U'_' && !is_one_of(c, U"‿⁀⁔︳︴﹍﹎﹏＿");
}
bool is_tag_char(char32_t c) {
  return is_tag_letter(c) || is_decimal(c) ||
         is_one_of(
             c, U"_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\u00b7");
}

bool starts_scheme(const Runes& text, std::size_t i) {
  return text[i] == U':' && text[i + 1] == U'/' && text[i + 2] == U'/';
}

// "RT@name" and "RT:@name" are retweets, though a letter stands before.
bool ends_retweet(const Runes& text, std::size_t end) {
  if (end > 0 && text[end - 1] == U':') --end;
  if (end < 2 || (text[end - 1] | 0x20U) != U't' || (text[end - 2] | 0x20U) != U'r') return false;
  return end == 2 || !(is_name(text[end - 3]) || is_one_of(text[end - 3], U"+~.-"));
}

bool may_precede_mention(const Runes& text, std::size_t at) {
  if (at == 0) return true;
  char32_t c = text[at - 1];
  return !(is_name(c) || is_at(c) || is_one_of(c, U"!#$%&*")) || ends_retweet(text, at);
}

std::size_t list_end(const Runes& text, std::size_t slash) {
  constexpr std::size_t kLongest = 25;
  if (text[slash] != U'/' || !is_ascii_alnum(text[slash + 1]) || is_decimal(text[slash + 1])) return slash;
  std::size_t end = slash + 2;
  while (end - slash <= kLongest && (is_name(text[end]) || text[end] == U'-')) ++end;
  return end;
}

void find_mentions(const Runes& text, std::vector<Found>& found) {
  constexpr std::size_t kLongestName = 20;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_at(text[i]) || !is_name(text[i + 1]) || !may_precede_mention(text, i)) continue;
    std::size_t end = i + 1;
    while (end - i <= kLongestName && is_name(text[end])) ++end;
    end = list_end(text, end);
    if (!is_at(text[end]) && !is_latin_accent(text[end]) && !starts_scheme(text, end)) {
      found.push_back({SpanKind::mention, i, end});
    }
    i = end - 1;
  }
}

bool may_precede_hashtag(const Runes& text, std::size_t at) {
  if (at == 0) return true;
  char32_t c = text[at - 1];
  return c == 0xFE0E || c == 0xFE0F || (!is_tag_char(c) && c != U'&');
}

void find_hashtags(const Runes& text, std::vector<Found>& found) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_hash(text[i]) || text[i + 1] == 0xFE0F || text[i + 1] == 0x20E3 || !may_precede_hashtag(text, i)) continue;
    std::size_t end = i + 1;
    bool has_letter = false;
    for (; is_tag_char(text[end]); ++end) has_letter = has_letter || is_tag_letter(text[end]);
    if (has_letter && !is_hash(text[end]) && !starts_scheme(text, end)) found.push_back({SpanKind::hashtag, i, end});
    i = end - 1;
  }
}

std::size_t letters_end(const Runes& text, std::size_t i, std::size_t most) {
  std::size_t end = i;
  while (end - i < most && is_ascii_alnum(text[end]) && !is_decimal(text[end])) ++end;
  return end;
}

bool may_follow_cashtag(const Runes& text, std::size_t i) {
  return i >= text.size() || is_script_space(text[i]) || is_one_of(text[i], U"!'#%&()*+,\\-./:;<=>?@[]^_{|}~$");
}

void find_cashtags(const Runes& text, std::vector<Found>& found) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != U'$' || (i > 0 && !is_x_space(text[i - 1]))) continue;
    std::size_t end = letters_end(text, i + 1, 6);
    if (end == i + 1) continue;
    if (text[end] == U'.' || text[end] == U'_') {
      std::size_t suffix = letters_end(text, end + 1, 2);
      if (suffix > end + 1 && may_follow_cashtag(text, suffix)) end = suffix;
    }
    if (may_follow_cashtag(text, end)) found.push_back({SpanKind::cashtag, i, end});
  }
}

}  // namespace

std::vector<Found> find_on_x(const Runes& text) {
  std::vector<Found> found = find_urls(text, kXUrls);
  find_hashtags(text, found);
  find_mentions(text, found);
  find_cashtags(text, found);
  drop_overlaps(found);
  return found;
}

}  // namespace twinform::spans
