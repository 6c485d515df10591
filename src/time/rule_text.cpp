// SPDX-License-Identifier: MIT
#include "time/rule_text.h"

#include <algorithm>

#include "base/strings.h"

namespace twinform {

namespace {

int count_code_points(std::string_view text) {
  return static_cast<int>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool ends_word(char c) { return is_space(c) || c == ',' || c == ';'; }

}  // namespace

std::vector<std::vector<RuleToken>> split_rule(std::string_view text) {
  std::vector<std::vector<RuleToken>> parts(1);
  for (std::size_t i = 0; i < text.size();) {
    std::size_t begin = i++;
    if (text[begin] == ';') parts.emplace_back();
    if (text[begin] == ';' || is_space(text[begin])) continue;
    if (text[begin] != ',') {
      while (i < text.size() && !ends_word(text[i])) ++i;
    }
    parts.back().push_back({.text = text.substr(begin, i - begin), .offset = begin});
  }
  return parts;
}

tl::unexpected<Error> fail_at(std::string_view text, const RuleToken& token, std::string what, std::string_view hint) {
  Place place{.file = {},
              .line = 1,
              .column = count_code_points(text.substr(0, token.offset)) + 1,
              .length = std::max(1, count_code_points(token.text)),
              .excerpt = std::string(text)};
  return fail(
      Error{.kind = ErrorKind::input, .what = std::move(what), .where = std::move(place), .hint = std::string(hint)});
}

tl::unexpected<Error> fail_at_end(std::string_view text, std::string what, std::string_view hint) {
  return fail_at(text, {.text = {}, .offset = text.size()}, std::move(what), hint);
}

std::optional<int> parse_clock(std::string_view text, int most) {
  if (iequals(text, "noon")) return 720;
  if (iequals(text, "midnight")) return 0;
  std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 2 || text.size() != colon + 3) return std::nullopt;
  for (char c : text) {
    if (c != ':' && !is_digit(c)) return std::nullopt;
  }
  auto hour = parse_integer(text.substr(0, colon)), minute = parse_integer(text.substr(colon + 1));
  if (!hour || !minute || *minute > 59 || *hour * 60 + *minute > most) return std::nullopt;
  return static_cast<int>(*hour * 60 + *minute);
}

std::pair<std::string_view, std::optional<std::string_view>> split_span(std::string_view word) {
  for (std::string_view sign : {"-", "–", ".."}) {
    std::size_t at = word.find(sign);
    if (at != std::string_view::npos && word != sign) return {word.substr(0, at), word.substr(at + sign.size())};
  }
  return {word, std::nullopt};
}

std::optional<std::chrono::local_days> parse_day(std::string_view text) {
  using namespace std::chrono;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  auto y = parse_integer(text.substr(0, 4)), m = parse_integer(text.substr(5, 2)), d = parse_integer(text.substr(8, 2));
  if (!y || !m || !d || *y < 1970 || *y > 9000 || *m < 1 || *d < 1) return std::nullopt;
  year_month_day date{year{static_cast<int>(*y)}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
  if (!date.ok()) return std::nullopt;
  return local_days{date};
}

}  // namespace twinform
