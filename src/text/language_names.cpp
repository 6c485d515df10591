// SPDX-License-Identifier: MIT
#include "text/language_names.h"

#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <map>
#include <utility>

#include "base/strings.h"
#include "text/unicode.h"

namespace twinform {

namespace {

using Codes = std::map<std::string, std::string, std::less<>>;
using Pair = std::pair<std::string_view, std::string_view>;

// ISO 639-2's bibliographic codes that differ from the terminological ones, codes that were withdrawn, and country
// codes that are no language but are written where one belongs.
constexpr std::array kOther = std::to_array<Pair>({
    {"alb", "sq"}, {"arm", "hy"}, {"baq", "eu"}, {"bur", "my"}, {"chi", "zh"}, {"cn", "zh"},  {"cmn", "zh"},
    {"cz", "cs"},  {"cze", "cs"}, {"dk", "da"},  {"dut", "nl"}, {"fre", "fr"}, {"geo", "ka"}, {"ger", "de"},
    {"gr", "el"},  {"gre", "el"}, {"ice", "is"}, {"in", "id"},  {"iw", "he"},  {"ji", "yi"},  {"jp", "ja"},
    {"jw", "jv"},  {"mac", "mk"}, {"mao", "mi"}, {"may", "ms"}, {"mo", "ro"},  {"per", "fa"}, {"rum", "ro"},
    {"slo", "sk"}, {"tib", "bo"}, {"ua", "uk"},  {"wel", "cy"},
});

// ISO 639's codes for no one language.
constexpr std::array<std::string_view, 4> kNoLanguage = {"mis", "mul", "und", "zxx"};

std::string_view other_code(std::string_view word) {
  const auto* found =
      std::find_if(kOther.begin(), kOther.end(), [word](const Pair& pair) { return pair.first == word; });
  return found == kOther.end() ? std::string_view{} : found->second;
}

template <class Visitor>
void for_each_two_letter_code(Visitor visit) {
  for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
    if (std::string_view(*code).size() == 2) visit(*code);
  }
}

std::string name_in(const char* code, const char* language) {
  std::array<UChar, 64> name{};
  UErrorCode status = U_ZERO_ERROR;
  const auto size =
      uloc_getDisplayLanguage(code, language, name.data(), static_cast<std::int32_t>(name.size()), &status);
  std::string out;
  if (U_SUCCESS(status)) icu::UnicodeString(name.data(), size).toUTF8String(out);
  return fold(out);
}

Codes make_terminological() {
  Codes codes;
  for_each_two_letter_code([&](const char* code) { codes.emplace(uloc_getISO3Language(code), code); });
  return codes;
}

// Each language's name in English and in itself, folded.
Codes make_names() {
  Codes names;
  for_each_two_letter_code([&](const char* code) {
    names.emplace(name_in(code, "en"), code);
    names.emplace(name_in(code, code), code);
  });
  return names;
}

std::string find(const Codes& codes, std::string_view word) {
  const auto found = codes.find(word);
  return found == codes.end() ? std::string() : found->second;
}

std::string two_letters(std::string_view word) {
  return *uloc_getISO3Language(std::string(word).c_str()) == '\0' ? std::string() : std::string(word);
}

std::string three_letters(std::string_view word) {
  static const Codes codes = make_terminological();
  std::string code = find(codes, word);
  return code.empty() ? std::string(word) : code;
}

std::string by_name(std::string_view word) {
  static const Codes names = make_names();
  return find(names, fold(word));
}

}  // namespace

std::string language_code(std::string_view word) {
  if (std::find(kNoLanguage.begin(), kNoLanguage.end(), word) != kNoLanguage.end()) return {};
  if (const auto code = other_code(word); !code.empty()) return std::string(code);
  const bool letters = std::all_of(word.begin(), word.end(), is_alpha);
  if (letters && word.size() == 2) return two_letters(word);
  if (letters && word.size() == 3) return three_letters(word);
  return by_name(word);
}

}  // namespace twinform
