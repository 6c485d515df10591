// SPDX-License-Identifier: MIT
#include "compose/filters.h"

#include <algorithm>

#include "base/strings.h"
#include "compose/cut.h"
#include "text/clean.h"
#include "text/date.h"
#include "text/plural.h"
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
  if (filter.name == "default" && text.empty()) return filter.argument;
  return text.str();  // filters of values have done their work
}

std::optional<DateStyle> date_style(std::span<const TemplateFilter> filters) {
  auto argument = filter_argument(filters, "date");
  if (!argument) return std::nullopt;
  return *argument == "short"    ? DateStyle::short_
         : *argument == "medium" ? DateStyle::medium
         : *argument == "iso"    ? DateStyle::iso
                                 : DateStyle::long_;
}

}  // namespace

std::optional<std::string_view> filter_argument(std::span<const TemplateFilter> filters, std::string_view name) {
  auto found = std::find_if(filters.begin(), filters.end(), [&](const TemplateFilter& f) { return f.name == name; });
  if (found == filters.end()) return std::nullopt;
  return name == "join" ? std::string_view(found->argument) : trim(found->argument);
}

std::string date_in_words(LocalTime day, std::span<const TemplateFilter> filters, const Language& language) {
  return readable_date(day, language, date_style(filters).value_or(DateStyle::long_));
}

std::string partial_date_in_words(std::string_view date, std::span<const TemplateFilter> filters,
                                  const Language& language) {
  constexpr std::size_t kDay = 10, kMonth = 7;
  auto at = parse_local(std::string(date.substr(0, kDay)).append(date.size() < kDay ? "-01T00:00" : "T00:00"));
  if (date.size() < kMonth || !at) return std::string(date);
  if (date.size() >= kDay) return date_in_words(*at, filters, language);
  return date_style(filters) == DateStyle::iso ? std::string(date) : readable_date(*at, language, DateStyle::month);
}

std::string number_in_words(long long number, std::span<const TemplateFilter> filters, const Language& language) {
  auto argument = filter_argument(filters, "plural");
  if (!argument) return std::to_string(number);
  std::vector<std::string_view> forms = split(*argument, ',');
  return std::string(trim(forms[plural_form(number, language, forms.size())]));
}

std::string count_in_words(const Template& form, long long n, const Language& language) {
  std::string words;
  for (const TemplatePiece& piece : form.pieces)
    words += piece.field == "n" ? number_in_words(n, piece.filters, language) : piece.literal;
  return words;
}

Text filtered(Text text, std::span<const TemplateFilter> filters, const Language& language) {
  for (const TemplateFilter& filter : filters) text = clean_text(apply(filter, text, language));
  return text;
}

}  // namespace twinform
