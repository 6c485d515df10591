// SPDX-License-Identifier: MIT
// Digits, signs and single letters that Unicode has raised and lowered (Unicode 15, "Superscripts and Subscripts").
#pragma once

#include <string>
#include <string_view>

namespace twinform {

// "3" as "³", "1,2" as "¹,²"; words of which a character has no such form ("st", "2.5") as they are.
std::string superscript(std::string_view words);
std::string subscript(std::string_view words);

}  // namespace twinform
