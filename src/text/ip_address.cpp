// SPDX-License-Identifier: MIT
#include "text/ip_address.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/strings.h"

namespace twinform {

namespace {

constexpr std::uint64_t kTooLarge = std::uint64_t{1} << 32U;

std::optional<unsigned> digit_value(char c, unsigned radix) {
  unsigned value = 99;
  if (is_digit(c))
    value = static_cast<unsigned>(c - '0');
  else if (is_alpha(c))
    value = static_cast<unsigned>(to_lower(c) - 'a') + 10;
  return value < radix ? std::optional(value) : std::nullopt;
}

// One part of an IPv4 address: decimal, 0x hexadecimal or 0 octal. What is too large stays too large.
std::optional<std::uint64_t> parse_part(std::string_view text) {
  if (text.empty()) return std::nullopt;
  unsigned radix = 10;
  if (istarts_with(text, "0x")) {
    radix = 16;
    text.remove_prefix(2);
  } else if (text.size() > 1 && text.front() == '0') {
    radix = 8;
    text.remove_prefix(1);
  }
  std::uint64_t value = 0;
  for (const char c : text) {
    const auto digit = digit_value(c, radix);
    if (!digit) return std::nullopt;
    value = std::min(value * radix + *digit, kTooLarge);
  }
  return value;
}

using Groups = std::array<std::uint16_t, 8>;

std::optional<std::uint16_t> parse_group(std::string_view text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  unsigned value = 0;
  for (const char c : text) {
    const auto digit = digit_value(c, 16);
    if (!digit) return std::nullopt;
    value = value * 16 + *digit;
  }
  return static_cast<std::uint16_t>(value);
}

// The dotted quad that may end an IPv6 address: four plain decimals.
std::optional<std::uint32_t> parse_quad(std::string_view text) {
  const auto parts = split(text, '.');
  if (parts.size() != 4) return std::nullopt;
  std::uint32_t address = 0;
  for (const auto part : parts) {
    const bool plain = !part.empty() && part.size() <= 3 && (part.size() == 1 || part.front() != '0') &&
                       std::all_of(part.begin(), part.end(), is_digit);
    const auto value = plain ? parse_integer(part) : std::nullopt;
    if (!value || *value > 255) return std::nullopt;
    address = address << 8U | static_cast<std::uint32_t>(*value);
  }
  return address;
}

// The groups on one side of "::", at most eight; a dotted quad only where `last`.
std::optional<std::vector<std::uint16_t>> parse_groups(std::string_view text, bool last) {
  std::vector<std::uint16_t> groups;
  if (text.empty()) return groups;
  const auto parts = split(text, ':');
  if (parts.size() > 8) return std::nullopt;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (last && i + 1 == parts.size() && parts[i].find('.') != std::string_view::npos) {
      const auto quad = parse_quad(parts[i]);
      if (!quad) return std::nullopt;
      groups.push_back(static_cast<std::uint16_t>(*quad >> 16U));
      groups.push_back(static_cast<std::uint16_t>(*quad & 0xFFFFU));
      continue;
    }
    const auto group = parse_group(parts[i]);
    if (!group) return std::nullopt;
    groups.push_back(*group);
  }
  return groups;
}

std::optional<Groups> read_ipv6(std::string_view text) {
  const std::size_t gap = text.find("::");
  const bool compressed = gap != std::string_view::npos;
  const auto head = parse_groups(text.substr(0, gap), !compressed);
  const auto tail = parse_groups(compressed ? text.substr(gap + 2) : std::string_view{}, true);
  if (!head || !tail) return std::nullopt;
  const std::size_t given = head->size() + tail->size();
  if (compressed ? given > 7 : given != 8) return std::nullopt;
  Groups groups{};
  std::copy(head->begin(), head->end(), groups.begin());
  std::copy_backward(tail->begin(), tail->end(), groups.end());
  return groups;
}

// The first longest run of at least two zero groups, as [begin, end); empty where there is none.
std::pair<std::size_t, std::size_t> longest_zeros(const Groups& groups) {
  std::pair<std::size_t, std::size_t> best{0, 0};
  for (std::size_t begin = 0; begin < groups.size();) {
    std::size_t end = begin;
    while (end < groups.size() && groups[end] == 0) ++end;
    if (end - begin >= 2 && end - begin > best.second - best.first) best = {begin, end};
    begin = end + 1;
  }
  return best;
}

}  // namespace

bool ends_in_number(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  const std::size_t dot = host.rfind('.');
  const std::string_view last = dot == std::string_view::npos ? host : host.substr(dot + 1);
  if (last.empty()) return false;
  if (std::all_of(last.begin(), last.end(), is_digit)) return true;
  return istarts_with(last, "0x") &&
         std::all_of(last.begin() + 2, last.end(), [](char c) { return digit_value(c, 16).has_value(); });
}

std::optional<std::string> parse_ipv4(std::string_view text) {
  if (text.ends_with('.')) text.remove_suffix(1);
  const auto parts = split(text, '.');
  if (parts.size() > 4) return std::nullopt;
  std::uint64_t address = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto part = parse_part(parts[i]);
    const bool last = i + 1 == parts.size();
    const std::uint64_t limit = last ? kTooLarge >> (8U * i) : 256U;
    if (!part || *part >= limit) return std::nullopt;
    address += last ? *part : *part << (8U * (3U - i));
  }
  return fmt::format("{}.{}.{}.{}", address >> 24U, (address >> 16U) & 255U, (address >> 8U) & 255U, address & 255U);
}

std::optional<std::string> parse_ipv6(std::string_view text) {
  const auto groups = read_ipv6(text);
  if (!groups) return std::nullopt;
  const auto [gap_begin, gap_end] = longest_zeros(*groups);
  std::string out;
  for (std::size_t i = 0; i < groups->size(); ++i) {
    if (gap_end > gap_begin && i == gap_begin) {
      out += "::";
      i = gap_end - 1;
      continue;
    }
    if (!out.empty() && !out.ends_with("::")) out += ':';
    out += fmt::format("{:x}", (*groups)[i]);
  }
  return out;
}

}  // namespace twinform
