// SPDX-License-Identifier: MIT
#include "select/years.h"

#include <algorithm>

#include "base/strings.h"

namespace twinform {

namespace {

std::optional<int> find_year(std::string_view text) {
  if (text.size() != 4 || !std::ranges::all_of(text, is_digit)) return {};
  return static_cast<int>(*parse_integer(text));
}

bool cut_begin(std::string_view& text, std::string_view begin) {
  if (!text.starts_with(begin)) return false;
  text.remove_prefix(begin.size());
  return true;
}

std::optional<Years> between(std::string_view first, std::string_view last) {
  auto from = find_year(first), to = find_year(last);
  if (!from || !to || *from > *to) return {};
  return Years{*from, *to};
}

}  // namespace

std::optional<Years> find_years(std::string_view text) {
  for (std::string_view dash : {"-", "–"}) {
    if (auto at = text.find(dash); at != std::string_view::npos) {
      return between(text.substr(0, at), text.substr(at + dash.size()));
    }
  }
  bool later = text.starts_with('>'), earlier = text.starts_with('<');
  if (later || earlier) text.remove_prefix(1);
  int beyond = (later || earlier) && !cut_begin(text, "=") ? 1 : 0;
  auto year = find_year(text);
  if (!year) return {};
  return Years{earlier ? 0 : *year + beyond, later ? 9999 : *year - (earlier ? beyond : 0)};
}

}  // namespace twinform
