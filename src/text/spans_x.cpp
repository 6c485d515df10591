// SPDX-License-Identifier: MIT
// X: mentions, hashtags and cashtags as twitter-text 3.1.0 finds them.
#include <unicode/uchar.h>

#include "text/spans.h"

namespace twinform::spans {
namespace {

bool is_at(char32_t c) { return c == U'@' || c == U'＠'; }
bool is_hash(char32_t c) { return c == U'#' || c == U'＃'; }
bool is_name(char32_t c) { return is_ascii_alnum(c) || c == U'_'; }
bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != set.npos; }

// Letters, marks and digits of Unicode 7.0, which twitter-text's tables are of.
bool is_long_known(char32_t c) {
  constexpr int kUnicode = 7;
  UVersionInfo age;
  u_charAge(static_cast<UChar32>(c), age);
  return age[0] <= kUnicode;
}

// Of the private use area twitter-text's tables have these.
bool is_private_letter(char32_t c) {
  return (c >= 0xF870 && c <= 0xF89F && c != 0xF880 && c != 0xF881 && c != 0xF883) || c == 0xF8B8 ||
         (c >= 0xF8C1 && c <= 0xF8D6);
}

bool is_tag_letter(char32_t c) {
  if (c < 0x80) return is_ascii_alnum(c) && !is_decimal(c);
  if (is_private_letter(c)) return true;
  return is_word(c) && !is_decimal(c) && !is_one_of(c, U"‿⁀⁔︳︴﹍﹎﹏＿") && is_long_known(c);
}

bool is_tag_char(char32_t c) {
  return is_tag_letter(c) || (is_decimal(c) && is_long_known(c)) ||
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
  std::size_t read = 0;  // what stands before a mention is no part of the last one
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_at(text[i]) || !is_name(text[i + 1]) || !may_precede_mention(text, i) || (i > 0 && i == read)) continue;
    std::size_t end = i + 1;
    while (end - i <= kLongestName && is_name(text[end])) ++end;
    end = list_end(text, end);
    if (!is_at(text[end]) && !is_latin_accent(text[end]) && !starts_scheme(text, end)) {
      found.push_back({SpanKind::mention, i, end});
    }
    read = end;
    i = end - 1;
  }
}

bool may_precede_hashtag(const Runes& text, std::size_t at) {
  if (at == 0) return true;
  char32_t c = text[at - 1];
  return c == 0xFE0E || c == 0xFE0F || (!is_tag_char(c) && c != U'&');
}

void find_hashtags(const Runes& text, std::vector<Found>& found) {
  std::size_t read = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_hash(text[i]) || (i > 0 && i == read) || text[i + 1] == 0xFE0F || text[i + 1] == 0x20E3 ||
        !may_precede_hashtag(text, i))
      continue;
    std::size_t end = i + 1;
    bool has_letter = false;
    for (; is_tag_char(text[end]); ++end) has_letter = has_letter || is_tag_letter(text[end]);
    if (has_letter && !is_hash(text[end]) && !starts_scheme(text, end)) found.push_back({SpanKind::hashtag, i, end});
    if (has_letter) read = end;
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

std::vector<Found> find_hashtags_beside(const Runes& text, std::vector<Found> urls) {
  find_hashtags(text, urls);
  drop_overlaps(urls);
  std::erase_if(urls, [](const Found& found) { return found.kind != SpanKind::hashtag; });
  return urls;
}

bool is_list(const Runes& text, const Found& found) {
  return text.slice(found.begin, found.end).find('/') != std::string_view::npos;
}

}  // namespace

std::vector<Found> find_on_x(const Runes& text) {
  std::vector<Found> found = find_urls(text, kXUrls);
  find_hashtags(text, found);
  find_mentions(text, found);
  find_cashtags(text, found);
  return found;
}

std::vector<Found> find_each_on_x(const Runes& text) {
  std::vector<Found> found;
  find_mentions(text, found);
  std::erase_if(found, [&](const Found& mention) { return is_list(text, mention); });
  find_cashtags(text, found);
  std::vector<Found> urls = find_urls(text, kXUrls), hashtags = find_hashtags_beside(text, urls);
  found.insert(found.end(), urls.begin(), urls.end());
  found.insert(found.end(), hashtags.begin(), hashtags.end());
  return found;
}

}  // namespace twinform::spans
