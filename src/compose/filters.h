// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "compose/template.h"
#include "time/zone.h"

namespace twinform {

// `text` as the filters leave it, one after another.
Text filtered(Text text, std::span<const TemplateFilter> filters, const Language& language);

// What a filter is told; none where it is not there.
std::optional<std::string_view> filter_argument(std::span<const TemplateFilter> filters, std::string_view name);

// Values as `date` and `plural` want them, else a date in full and a number in digits.
std::string date_in_words(LocalTime day, std::span<const TemplateFilter> filters, const Language& language);
std::string number_in_words(long long number, std::span<const TemplateFilter> filters, const Language& language);
// A form that has no other field than {n}: "and {n} more".
std::string count_in_words(const Template& form, long long n, const Language& language);
// Of "2026-11-23", "2026-11" and "2026": what is not known is not said.
std::string partial_date_in_words(std::string_view date, std::span<const TemplateFilter> filters,
                                  const Language& language);

}  // namespace twinform
