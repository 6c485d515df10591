// SPDX-License-Identifier: MIT
#include "text/plural.h"

#include <unicode/uenum.h>
#include <unicode/upluralrules.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace twinform {
namespace {

constexpr std::array<std::string_view, 6> kOrder{"zero", "one", "two", "few", "many", "other"};

std::size_t place(std::string_view category) {
  return static_cast<std::size_t>(std::find(kOrder.begin(), kOrder.end(), category) - kOrder.begin());
}

std::string select(const UPluralRules* rules, long long number, UErrorCode* status) {
  std::array<UChar, 16> keyword{};
  int length = uplrules_select(rules, static_cast<double>(number), keyword.data(),
                               static_cast<std::int32_t>(keyword.size()), status);
  std::string name;
  for (int i = 0; i < length && U_SUCCESS(*status); ++i)
    name += static_cast<char>(keyword[static_cast<std::size_t>(i)]);
  return name;
}

// How many of the language's categories stand before it in CLDR's order.
std::size_t rank(const UPluralRules* rules, std::string_view category, UErrorCode* status) {
  UEnumeration* keywords = uplrules_getKeywords(rules, status);
  std::size_t before = 0;
  for (std::int32_t length = 0; const char* name = uenum_next(keywords, &length, status);)
    if (place({name, static_cast<std::size_t>(length)}) < place(category)) ++before;
  uenum_close(keywords);
  return before;
}

}  // namespace

std::size_t plural_form(long long number, const Language& language, std::size_t forms) {
  if (forms < 2) return 0;
  UErrorCode status = U_ZERO_ERROR;
  UPluralRules* rules = uplrules_open(language.empty() ? "en" : language.c_str(), &status);
  std::string category = select(rules, number, &status);
  std::size_t form = category == kOrder.back() ? forms - 1 : rank(rules, category, &status);
  uplrules_close(rules);
  return U_FAILURE(status) ? forms - 1 : std::min(form, forms - 1);
}

}  // namespace twinform
