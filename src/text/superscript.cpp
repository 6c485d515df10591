// SPDX-License-Identifier: MIT
#include "text/superscript.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "text/unicode.h"

namespace twinform {
namespace {

using Form = std::pair<char32_t, char32_t>;

constexpr std::array kSuperscripts = std::to_array<Form>({{U'0', U'⁰'},
                                                          {U'1', U'¹'},
                                                          {U'2', U'²'},
                                                          {U'3', U'³'},
                                                          {U'4', U'⁴'},
                                                          {U'5', U'⁵'},
                                                          {U'6', U'⁶'},
                                                          {U'7', U'⁷'},
                                                          {U'8', U'⁸'},
                                                          {U'9', U'⁹'},
                                                          {U'+', U'⁺'},
                                                          {U'-', U'⁻'},
                                                          {U'−', U'⁻'},
                                                          {U'=', U'⁼'},
                                                          {U'(', U'⁽'},
                                                          {U')', U'⁾'},
                                                          {U'i', U'ⁱ'},
                                                          {U'n', U'ⁿ'}});
constexpr std::array kSubscripts = std::to_array<Form>(
    {{U'0', U'₀'}, {U'1', U'₁'}, {U'2', U'₂'}, {U'3', U'₃'}, {U'4', U'₄'}, {U'5', U'₅'}, {U'6', U'₆'},
     {U'7', U'₇'}, {U'8', U'₈'}, {U'9', U'₉'}, {U'+', U'₊'}, {U'-', U'₋'}, {U'−', U'₋'}, {U'=', U'₌'},
     {U'(', U'₍'}, {U')', U'₎'}, {U'a', U'ₐ'}, {U'e', U'ₑ'}, {U'h', U'ₕ'}, {U'i', U'ᵢ'}, {U'j', U'ⱼ'},
     {U'k', U'ₖ'}, {U'l', U'ₗ'}, {U'm', U'ₘ'}, {U'n', U'ₙ'}, {U'o', U'ₒ'}, {U'p', U'ₚ'}, {U'r', U'ᵣ'},
     {U's', U'ₛ'}, {U't', U'ₜ'}, {U'u', U'ᵤ'}, {U'v', U'ᵥ'}, {U'x', U'ₓ'}});

// What stands between the numbers of several notes: it stays as it is.
constexpr bool stands_between(char32_t c) { return c == ' ' || c == '\n' || c == 0xA0 || c == ',' || c == U'–'; }

std::string in_form(std::string_view words, std::span<const Form> forms) {
  std::string out;
  int letters = 0;  // one is a variable; several are a word, which is hard to read in small letters
  for (std::size_t at = 0; at < words.size();) {
    const char32_t c = next_code_point(words, at);
    const auto form = std::find_if(forms.begin(), forms.end(), [&](const Form& f) { return f.first == c; });
    if (form == forms.end() && !stands_between(c)) return std::string(words);
    if (c >= 'a' && c <= 'z' && ++letters > 1) return std::string(words);
    append_code_point(out, form == forms.end() ? c : form->second);
  }
  return out;
}

}  // namespace

std::string superscript(std::string_view words) { return in_form(words, kSuperscripts); }
std::string subscript(std::string_view words) { return in_form(words, kSubscripts); }

}  // namespace twinform
