// SPDX-License-Identifier: MIT
#include "text/percent.h"

#include <array>
#include <cstddef>
#include <cstdint>

#include "base/strings.h"
#include "text/clean.h"
#include "text/url.h"

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

}  // namespace

void append_encoded(std::string& out, std::string_view text, UrlPart part) {
  append_by(out, text, kSets[static_cast<std::size_t>(part)]);
}

std::string percent_decode_bytes(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
    if (low < 0) {
      out += text[i];
      continue;
    }
    out += static_cast<char>(static_cast<unsigned char>(high * 16 + low));
    i += 2;
  }
  return out;
}

std::string percent_decode(std::string_view text) {
  if (text.find('%') == std::string_view::npos) return std::string(text);
  std::string decoded = percent_decode_bytes(text);
  return is_valid_utf8(decoded) ? decoded : std::string(text);
}

std::string percent_encode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_by(out, text, kReserved);
  return out;
}

}  // namespace twinform
