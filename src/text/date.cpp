// SPDX-License-Identifier: MIT
#include "text/date.h"

#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/ustring.h>

#include <array>
#include <string_view>

namespace twinform {
namespace {

// The pattern that a language has for a month and its year; "" where ICU knows none.
std::u16string month_pattern(const char* locale) {
  constexpr std::u16string_view kSkeleton = u"yMMMM";
  UErrorCode status = U_ZERO_ERROR;
  UDateTimePatternGenerator* generator = udatpg_open(locale, &status);
  std::array<UChar, 64> pattern{};
  int length = udatpg_getBestPattern(generator, kSkeleton.data(), static_cast<std::int32_t>(kSkeleton.size()),
                                     pattern.data(), static_cast<std::int32_t>(pattern.size()), &status);
  udatpg_close(generator);
  return U_FAILURE(status) ? std::u16string() : std::u16string(pattern.data(), static_cast<std::size_t>(length));
}

// The wall clock's reading is formatted as if it were UTC: no zone data of ICU's is involved.
UDateFormat* open_format(const char* locale, DateStyle style, UErrorCode* status) {
  if (style == DateStyle::month) {
    std::u16string pattern = month_pattern(locale);
    return udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, u"UTC", -1, pattern.data(),
                     static_cast<std::int32_t>(pattern.size()), status);
  }
  UDateFormatStyle day = style == DateStyle::short_ ? UDAT_SHORT : style == DateStyle::medium ? UDAT_MEDIUM : UDAT_LONG;
  return udat_open(UDAT_NONE, day, locale, u"UTC", -1, nullptr, 0, status);
}

}  // namespace

std::string readable_date(LocalTime local, const Language& language, DateStyle style) {
  std::string iso = to_text(local).substr(0, 10);
  if (style == DateStyle::iso) return iso;
  const char* locale = language.empty() || language == "en" ? "en_GB" : language.c_str();
  UErrorCode status = U_ZERO_ERROR;
  UDateFormat* format = open_format(locale, style, &status);
  std::array<UChar, 128> wide{};
  std::array<char, 384> narrow{};
  auto milliseconds = static_cast<UDate>(local.time_since_epoch().count()) * 1000.0;
  int length = udat_format(format, milliseconds, wide.data(), static_cast<std::int32_t>(wide.size()), nullptr, &status);
  int bytes = 0;
  u_strToUTF8(narrow.data(), static_cast<std::int32_t>(narrow.size()), &bytes, wide.data(), length, &status);
  udat_close(format);
  if (U_FAILURE(status)) return iso;
  return std::string(narrow.data(), static_cast<std::size_t>(bytes));
}

}  // namespace twinform
