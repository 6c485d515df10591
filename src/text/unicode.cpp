// SPDX-License-Identifier: MIT
#include "text/unicode.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>

#include "base/strings.h"
#include "text/normal.h"
#include "text/utf8.h"

namespace twinform {

namespace {

bool has_category(char32_t c, std::uint32_t mask) { return (U_GET_GC_MASK(static_cast<UChar32>(c)) & mask) != 0; }

// Turkish, Azerbaijani and Lithuanian have their own ideas of i.
bool has_own_case(std::string_view language) {
  return language.starts_with("tr") || language.starts_with("az") || language.starts_with("lt");
}

bool plain_case(std::string_view text, std::string_view language) {
  return utf8::is_ascii(text) && !has_own_case(language);
}

using CaseMapper = void (*)(const char*, std::uint32_t, icu::StringPiece, icu::ByteSink&, icu::Edits*, UErrorCode&);

std::string mapped(CaseMapper map, std::string_view text, std::string_view language) {
  std::string out;
  out.reserve(text.size());
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  map(std::string(language).c_str(), 0, {text.data(), static_cast<std::int32_t>(text.size())}, sink, nullptr, status);
  return U_SUCCESS(status) ? out : std::string(text);
}

char upper_ascii(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

}  // namespace

std::size_t count_code_points(std::string_view text) {
  const auto starts = std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
  return static_cast<std::size_t>(starts);
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  if (offset >= text.size()) return utf8::kReplacement;
  const std::int32_t c = utf8::next(text, offset);
  return c < 0 ? utf8::kReplacement : static_cast<char32_t>(c);
}

void append_code_point(std::string& text, char32_t code_point) {
  const bool sound = code_point <= 0x10FFFF && (code_point < 0xD800 || code_point > 0xDFFF);
  const char32_t c = sound ? code_point : utf8::kReplacement;
  const auto put = [&text](char32_t byte) { text.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xC0U | (c >> 6U));
  } else {
    if (c < 0x10000)
      put(0xE0U | (c >> 12U));
    else
      put(0xF0U | (c >> 18U)), put(0x80U | ((c >> 12U) & 0x3FU));
    put(0x80U | ((c >> 6U) & 0x3FU));
  }
  put(0x80U | (c & 0x3FU));
}

bool is_letter(char32_t c) { return c < 0x80 ? is_alpha(static_cast<char>(c)) : has_category(c, U_GC_L_MASK); }
bool is_number(char32_t c) { return c < 0x80 ? is_digit(static_cast<char>(c)) : has_category(c, U_GC_N_MASK); }
bool is_mark(char32_t c) { return c >= 0x300 && has_category(c, U_GC_M_MASK); }
bool is_white_space(char32_t c) {
  return c < 0x80 ? is_space(static_cast<char>(c)) : u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}
bool is_punctuation(char32_t c) { return has_category(c, U_GC_P_MASK); }

std::string to_upper(std::string_view text, std::string_view language) {
  if (!plain_case(text, language)) return mapped(&icu::CaseMap::utf8ToUpper, text, language);
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), upper_ascii);
  return out;
}

std::string to_lower_unicode(std::string_view text, std::string_view language) {
  return plain_case(text, language) ? to_lower(text) : mapped(&icu::CaseMap::utf8ToLower, text, language);
}

bool has_case(std::string_view word) { return to_lower_unicode(word, "") != to_upper(word, ""); }

std::string to_nfc(std::string_view text) { return utf8::is_ascii(text) ? std::string(text) : nfc(std::string(text)); }

}  // namespace twinform
