// SPDX-License-Identifier: MIT
#include "time/date_order.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "time/date_tokens.h"

namespace twinform {

std::optional<DateOrder> date_order_shown(std::string_view text) {
  using Kind = DateToken::Kind;
  constexpr std::size_t kLongest = 64;
  const auto tokens = date_tokens(text.substr(0, kLongest));
  for (std::size_t at = 0; at + 4 < tokens.size(); ++at) {
    const DateToken *one = &tokens[at], &sign = one[1];
    bool form = one[0].kind == Kind::number && one[0].digits <= 2 &&
                (sign.character == U'/' || sign.character == U'-') && one[2].kind == Kind::number &&
                one[2].digits <= 2 && one[3].character == sign.character && one[4].digits == 4;
    if (!form) continue;
    if (one[0].value == one[2].value) return std::nullopt;
    if (one[0].value > 12) return DateOrder::day_first;
    return one[2].value > 12 ? DateOrder::month_first : DateOrder::unknown;
  }
  return std::nullopt;
}

DateOrder date_order_of_language(std::string_view tag) {
  // As Unicode's CLDR has their short dates.
  static constexpr std::array kDayFirst{"fr", "de", "es", "it",    "pt",    "nl",    "pl",    "ru",   "el", "tr",
                                        "uk", "ro", "ca", "cs",    "sk",    "da",    "nb",    "no",   "fi", "bg",
                                        "gl", "id", "vi", "en-gb", "en-au", "en-ie", "en-in", "en-nz"};
  std::string lower = to_lower(tag);
  if (lower == "en-us" || lower == "es-us") return DateOrder::month_first;
  bool day_first = std::ranges::any_of(kDayFirst, [&](std::string_view one) {
    return lower == one || (lower.starts_with(one) && lower[one.size()] == '-' && lower != "fr-ca");
  });
  return day_first ? DateOrder::day_first : DateOrder::unknown;
}

void DateOrders::see(std::string_view written) {
  // Most dates have no sign behind one or two digits, and need no closer look.
  std::size_t sign = written.find_first_of("/-");
  if (sign == std::string_view::npos || sign == 0 || !is_digit(written[sign - 1])) return;
  if (sign >= 3 && is_digit(written[sign - 3])) return;
  auto shown = date_order_shown(written);
  day_first_ = day_first_ || shown == DateOrder::day_first;
  month_first_ = month_first_ || shown == DateOrder::month_first;
}

DateOrder DateOrders::order(std::string_view language) const {
  if (day_first_ && month_first_) return DateOrder::unknown;
  if (day_first_ || month_first_) return day_first_ ? DateOrder::day_first : DateOrder::month_first;
  return date_order_of_language(language);
}

}  // namespace twinform
