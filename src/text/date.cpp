// SPDX-License-Identifier: MIT
#include "text/date.h"

#include <unicode/udat.h>
#include <unicode/ustring.h>

#include <array>

namespace twinform {

std::string readable_date(LocalTime local, const Language& language) {
  const char* locale = language.empty() || language == "en" ? "en_GB" : language.c_str();
  UErrorCode status = U_ZERO_ERROR;
  // The wall clock's reading is formatted as if it were UTC: no zone data of ICU's is involved.
  UDateFormat* format = udat_open(UDAT_NONE, UDAT_LONG, locale, u"UTC", -1, nullptr, 0, &status);
  std::array<UChar, 128> wide{};
  std::array<char, 384> narrow{};
  auto milliseconds = static_cast<UDate>(local.time_since_epoch().count()) * 1000.0;
  int length = udat_format(format, milliseconds, wide.data(), static_cast<std::int32_t>(wide.size()), nullptr, &status);
  int bytes = 0;
  u_strToUTF8(narrow.data(), static_cast<std::int32_t>(narrow.size()), &bytes, wide.data(), length, &status);
  udat_close(format);
  if (U_FAILURE(status)) return to_text(local).substr(0, 10);
  return std::string(narrow.data(), static_cast<std::size_t>(bytes));
}

}  // namespace twinform
