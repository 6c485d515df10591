// SPDX-License-Identifier: MIT
#include "time/date_tokens.h"

#include <utility>

#include "base/strings.h"
#include "time/date_words.h"

namespace twinform {

namespace {

constexpr std::size_t kMostTokens = 64;
constexpr std::size_t kLongestWord = 40;  // bytes

bool is_blank(char32_t c) {
  return c <= U' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
         (c >= 0x205F && c <= 0x206F) || c == 0x3000 || c == 0xFEFF || c == 0x85;
}

bool is_ideograph(char32_t c) {
  return (c >= 0x3040 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7B0) || (c >= 0xF900 && c < 0xFB00);
}

bool is_word_letter(char32_t c) {
  if (c < 0x80) return is_alpha(static_cast<char>(c));
  return c == 0xAA || c == 0xB5 || c == 0xBA || (c >= 0xC0 && c < 0x2000) ||
         (c >= 0x2C00 && !is_ideograph(c) && c < 0xFE00);
}

char32_t canonical(char32_t c) {
  if (c > 0xFF00 && c < 0xFF5F) return c - 0xFEE0;
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 ? U'-' : c;
}

bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// Reads on from `at` while `wanted` says so.
template <class Wanted, class Take>
void take_while(std::string_view text, std::size_t& at, Wanted wanted, Take take) {
  while (at < text.size()) {
    std::size_t next = at;
    char32_t c = canonical(decode_utf8(text, next));
    if (!wanted(c)) return;
    take(c);
    at = next;
  }
}

DateToken read_number(std::string_view text, std::size_t& at) {
  constexpr int kMostDigits = 17;
  DateToken token{.kind = DateToken::Kind::number};
  take_while(text, at, is_ascii_digit, [&](char32_t c) {
    if (token.digits < kMostDigits) token.value = token.value * 10 + static_cast<std::int64_t>(c - U'0');
    ++token.digits;
  });
  return token;
}

DateToken read_word(std::string_view text, std::size_t& at) {
  DateToken token{.kind = DateToken::Kind::word, .upper = true};
  take_while(text, at, is_word_letter, [&](char32_t c) {
    token.upper = token.upper && c >= U'A' && c <= U'Z';
    if (token.word.size() < kLongestWord) append_folded(token.word, c);
  });
  return token;
}

DateToken read_token(std::string_view text, std::size_t& at) {
  std::size_t next = at;
  char32_t c = canonical(decode_utf8(text, next));
  if (is_ascii_digit(c)) return read_number(text, at);
  if (is_word_letter(c) || (c >= 0x300 && c <= 0x36F)) return read_word(text, at);
  at = next;
  return {.kind = is_ideograph(c) ? DateToken::Kind::ideograph : DateToken::Kind::sign, .character = c};
}

}  // namespace

std::vector<DateToken> date_tokens(std::string_view text) {
  std::vector<DateToken> tokens;
  tokens.reserve(16);
  bool spaced = false;
  for (std::size_t at = 0; at < text.size() && tokens.size() < kMostTokens;) {
    std::size_t next = at;
    if (is_blank(decode_utf8(text, next))) {
      spaced = true;
      at = next;
      continue;
    }
    DateToken token = read_token(text, at);
    token.spaced = std::exchange(spaced, false);
    tokens.push_back(std::move(token));
  }
  tokens.emplace_back();
  return tokens;
}

}  // namespace twinform
