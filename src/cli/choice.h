// SPDX-License-Identifier: MIT
// A person's answer to a numbered list.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace twinform {

// "2", "1,3", "1-3 5": places from 0, in order, each once; "" the first; "all"; "none". Nothing for what is no answer.
std::optional<std::vector<std::size_t>> parse_choice(std::string_view answer, std::size_t count);

}  // namespace twinform
