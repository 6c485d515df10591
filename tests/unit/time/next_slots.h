// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "time/recurrence.h"

namespace twinform {

// The first slots after a moment, a space behind each; what is wrong with a schedule that can't be read.
inline std::string next_slots(const Result<Recurrence>& rule, std::string_view after, int count) {
  if (!rule) return rule.error().what;
  std::string out;
  LocalTime at = parse_local(after).value();
  for (int i = 0; i < count; ++i) {
    auto next = rule->next(at);
    if (!next) return out + "end";
    out += to_text(*next) + " ";
    at = *next;
  }
  return out;
}

}  // namespace twinform
