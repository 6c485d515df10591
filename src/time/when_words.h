// SPDX-License-Identifier: MIT
// The words of a schedule that are no names of days or months.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace twinform {

// What a misspelt word may be meant for.
const std::vector<std::string>& when_vocabulary();

// What to write in place of a word that is often tried and not understood ("monthly"); "" where we know nothing.
std::string_view advice_on(std::string_view word);

// 0 ("first", "1st") to 4 ("fifth"), and 5 for "last".
std::optional<std::size_t> ordinal_named(std::string_view word);

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words);  // in any case
bool means_workday(std::string_view word);                                             // "weekdays", "workday"

}  // namespace twinform
