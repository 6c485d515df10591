// SPDX-License-Identifier: MIT
#include "text/percent.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "base/strings.h"
#include "text/url.h"
#include "text/utf8.h"

namespace twinform {

namespace {

using Set = std::array<bool, 256>;

constexpr Set encode_set(std::string_view also) {
  Set set{};
  for (std::size_t c = 0; c < set.size(); ++c) set[c] = c <= 0x20 || c > 0x7E;
  for (const char c : also) set[static_cast<unsigned char>(c)] = true;
  return set;
}

// In the order of UrlPart. An opaque path is stricter than the standard: spaces in it would end a link in running text.
constexpr std::array<Set, 5> kSets = {encode_set("\"<>#?^`{}"), encode_set("\"<>#'"), encode_set("\"<>`"),
                                      encode_set("\"<>#?^`{}/:;=@[\\]|"), encode_set("\"<>")};

constexpr Set unreserved_complement() {
  Set set{};
  for (std::size_t c = 0; c < set.size(); ++c) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                      c == '.' || c == '_' || c == '~';
    set[c] = !kept;
  }
  return set;
}
constexpr Set kReserved = unreserved_complement();

void append_by(std::string& out, std::string_view text, const Set& set) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::size_t taken = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (!set[byte]) continue;
    out += text.substr(taken, i - taken);
    out += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
    taken = i + 1;
  }
  out += text.substr(taken);
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char lower = to_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The byte that the %XX at `at` means, or -1 where there is none.
int escaped_byte(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size() || text[at] != '%') return -1;
  const int high = hex_value(text[at + 1]), low = hex_value(text[at + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

// `escapes` is nothing but %XX: those that make up valid UTF-8 are undone, the others stay.
void append_decoded(std::string& out, std::string_view escapes) {
  const std::string bytes = percent_decode_bytes(escapes);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    const bool valid = utf8::next(bytes, at) >= 0;
    out += valid ? std::string_view(bytes).substr(begin, at - begin) : escapes.substr(3 * begin, 3 * (at - begin));
  }
}

}  // namespace

void append_encoded(std::string& out, std::string_view text, UrlPart part) {
  append_by(out, text, kSets[static_cast<std::size_t>(part)]);
}

std::string percent_decode_bytes(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int byte = escaped_byte(text, i);
    out += byte < 0 ? text[i] : static_cast<char>(byte);
    if (byte >= 0) i += 2;
  }
  return out;
}

std::string percent_decode(std::string_view text) {
  if (text.find('%') == std::string_view::npos) return std::string(text);
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (escaped_byte(text, end) >= 0) end += 3;
    if (end == i)
      out += text[i++];
    else
      append_decoded(out, text.substr(i, end - i));
    i = std::max(i, end);
  }
  return out;
}

std::string percent_encode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_by(out, text, kReserved);
  return out;
}

}  // namespace twinform
