// SPDX-License-Identifier: MIT
#include "compose/filters.h"

#include "base/strings.h"
#include "compose/cut.h"
#include "text/clean.h"
#include "text/sentences.h"
#include "text/unicode.h"

namespace twinform {
namespace {

std::size_t count_of(const TemplateFilter& filter) {
  return static_cast<std::size_t>(parse_integer(trim(filter.argument)).value_or(1));
}

std::string first_sentences(std::string_view text, std::size_t count, const Language& language) {
  std::vector<std::string_view> all = sentences(text, language);
  if (all.size() <= count) return std::string(text);
  const std::string_view& last = all[count - 1];
  return std::string(text.substr(0, static_cast<std::size_t>(last.data() - text.data()) + last.size()));
}

std::string without_end_mark(std::string_view text) {
  text = trim(text);
  while (!text.empty() && std::string_view(".,;:!?").find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  return std::string(text);
}

std::string apply(const TemplateFilter& filter, const Text& text, const Language& language) {
  if (filter.name == "truncate") {
    std::size_t most = count_of(filter);
    return shorten(text.view(), language, [&](std::string_view head) { return count_graphemes(head) <= most; });
  }
  if (filter.name == "sentences") return first_sentences(text.view(), count_of(filter), language);
  if (filter.name == "upper") return to_upper(text.view(), language);
  if (filter.name == "lower") return to_lower_unicode(text.view(), language);
  if (filter.name == "strip") return without_end_mark(text.view());
  return text.empty() ? filter.argument : text.str();
}

}  // namespace

Text filtered(Text text, std::span<const TemplateFilter> filters, const Language& language) {
  for (const TemplateFilter& filter : filters) text = clean_text(apply(filter, text, language));
  return text;
}

}  // namespace twinform
