// SPDX-License-Identifier: MIT
#include "text/entities.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/strings.h"
#include "text/entity_table.h"
#include "text/unicode.h"

namespace twinform {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kBeyondUnicode = 0x110000;

// What windows-1252 has at 0x80–0x9F; the standard reads &#128; to &#159; so (§13.2.5.80).
constexpr std::array<char16_t, 32> kWindows1252{0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

bool is_alphanumeric(char c) { return is_alpha(c) || is_digit(c); }

int digit_value(char c, int base) {
  if (is_digit(c)) return c - '0';
  char lower = to_lower(c);
  return base == 16 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

struct Number {
  char32_t value = 0;    // kBeyondUnicode for all that is too large
  std::size_t size = 0;  // bytes from "&" to the ";" if there is one; 0: no reference
};

// `text` begins with "&".
Number read_number(std::string_view text) {
  if (text.size() < 3 || text[1] != '#') return {};
  const bool hex = to_lower(text[2]) == 'x';
  const int base = hex ? 16 : 10;
  const std::size_t begin = hex ? 3 : 2;
  Number number;
  std::size_t at = begin;
  for (; at < text.size(); ++at) {
    int digit = digit_value(text[at], base);
    if (digit < 0) break;
    number.value =
        std::min<char32_t>(number.value * static_cast<char32_t>(base) + static_cast<char32_t>(digit), kBeyondUnicode);
  }
  if (at == begin) return {};
  number.size = at + (at < text.size() && text[at] == ';' ? 1 : 0);
  return number;
}

bool is_high_surrogate(char32_t c) { return c >= 0xD800 && c <= 0xDBFF; }
bool is_low_surrogate(char32_t c) { return c >= 0xDC00 && c <= 0xDFFF; }

char32_t meant_by(char32_t value) {
  if (value >= 0x80 && value <= 0x9F) return kWindows1252[value - 0x80];
  const bool invalid = value == 0 || value >= kBeyondUnicode || is_high_surrogate(value) || is_low_surrogate(value);
  return invalid ? kReplacement : value;
}

// Appends what the reference at the beginning of `text` stands for and returns its size; 0 if it is none.
std::size_t decode_number(std::string_view text, std::string& out) {
  Number number = read_number(text);
  if (number.size == 0) return 0;
  if (is_high_surrogate(number.value)) {
    Number low = read_number(text.substr(number.size));
    if (low.size > 0 && is_low_surrogate(low.value)) {
      append_code_point(out, 0x10000 + ((number.value - 0xD800) << 10U) + (low.value - 0xDC00));
      return number.size + low.size;
    }
  }
  append_code_point(out, meant_by(number.value));
  return number.size;
}

// What nearly all references are. With their semicolons, so that none is the beginning of a longer name.
constexpr std::array<Entity, 5> kUsual{
    {{"lt;", "<"}, {"gt;", ">"}, {"quot;", "\""}, {"amp;", "&"}, {"nbsp;", "\u00A0"}}};

// The longest name that `text` begins with, narrowing the table a character at a time.
const Entity* longest_entity(std::string_view text) {
  for (const Entity& entity : kUsual) {
    if (entity.name[0] == text[0] && text.starts_with(entity.name)) return &entity;
  }
  std::span<const Entity> table = entity_table();
  auto first = table.begin();
  auto last = table.end();
  const Entity* longest = nullptr;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    first = std::partition_point(first, last, [&](const Entity& e) { return e.name.size() <= i || e.name[i] < c; });
    last = std::partition_point(first, last, [&](const Entity& e) { return e.name[i] == c; });
    if (first == last) break;
    if (first->name.size() == i + 1) longest = &*first;
  }
  return longest;
}

std::size_t decode_name(std::string_view text, EntityContext context, std::string& out) {
  if (text.size() < 3 || !is_alpha(text[1])) return 0;
  const Entity* entity = longest_entity(text.substr(1));
  if (entity == nullptr) return 0;
  const std::size_t size = entity->name.size() + 1;
  if (context == EntityContext::attribute && entity->name.back() != ';' && size < text.size() &&
      (text[size] == '=' || is_alphanumeric(text[size]))) {
    return 0;
  }
  out += entity->text;
  return size;
}

}  // namespace

void append_decoded(std::string& out, std::string_view text, EntityContext context) {
  std::size_t copied = 0;
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at)) {
    out += text.substr(copied, at - copied);
    copied = at;
    std::string_view rest = text.substr(at);
    std::size_t size = decode_number(rest, out);
    if (size == 0) size = decode_name(rest, context, out);
    copied += size;
    at = std::max(at + 1, copied);
  }
  out += text.substr(copied);
}

std::string decode_entities(std::string_view text, EntityContext context) {
  std::string out;
  append_decoded(out, text, context);
  return out;
}

}  // namespace twinform
