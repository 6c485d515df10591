// SPDX-License-Identifier: MIT
// Is 03/04/2026 in March or in April?
#pragma once

#include <optional>
#include <string_view>

namespace twinform {

enum class DateOrder { unknown, day_first, month_first };

// What a date like 23/11/2026 or 11-23-2026 shows; unknown for 03/04/2026, none for every other form.
std::optional<DateOrder> date_order_shown(std::string_view text);

// How people who write that language (BCP 47, "fr", "en-GB") order day and month; unknown for "en" and where the year comes first.
DateOrder date_order_of_language(std::string_view tag);

// What the dates of one document show together.
class DateOrders {
 public:
  void see(std::string_view written);
  // As they show it, if none contradicts; else, where nothing shows it, as the language has it.
  DateOrder order(std::string_view language) const;

 private:
  bool day_first_ = false, month_first_ = false;
};

}  // namespace twinform
