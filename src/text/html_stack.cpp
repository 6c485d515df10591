// SPDX-License-Identifier: MIT
#include "text/html_stack.h"

#include <algorithm>

#include "base/strings.h"

namespace twinform {
namespace {

std::size_t index_of(HtmlKind kind) { return static_cast<std::size_t>(kind); }

template <class Function>
void for_each_index(HtmlKinds kinds, Function function) {
  for (; kinds != 0; kinds &= kinds - 1) function(static_cast<std::size_t>(std::countr_zero(kinds)));
}

}  // namespace

std::size_t HtmlStack::place_of(const HtmlElement& element, std::string_view name) {
  if (element.kind != HtmlKind::unknown) return html_index(element);
  std::size_t sum = 0;
  for (const char c : name) sum = 31 * sum + static_cast<unsigned char>(to_lower(c));
  return kHtmlElements + sum % kUnknownNames;
}

void HtmlStack::push(const HtmlElement& element, const HtmlElement& shown, std::string_view name, bool hidden) {
  std::uint32_t& kind = innermost_kind_[index_of(element.kind)];
  std::uint32_t& same = innermost_same_[place_of(element, name)];
  opens_.push_back(
      {.element = &element, .shown = &shown, .name = name, .hidden = hidden, .older_kind = kind, .older_same = same});
  kind = same = static_cast<std::uint32_t>(opens_.size());
  present_ |= html_kinds(element.kind);
}

HtmlStack::Open HtmlStack::pop() {
  const Open last = opens_.back();
  opens_.pop_back();
  innermost_kind_[index_of(last.element->kind)] = last.older_kind;
  if (last.older_kind == 0) present_ &= ~html_kinds(last.element->kind);
  if (!last.ended) innermost_same_[place_of(*last.element, last.name)] = last.older_same;
  return last;
}

void HtmlStack::end(std::size_t depth) {
  Open& open = opens_[depth - 1];
  open.ended = true;
  innermost_same_[place_of(*open.element, open.name)] = open.older_same;
}

std::size_t HtmlStack::innermost(HtmlKinds kinds) const {
  std::uint32_t depth = 0;
  for_each_index(kinds & present_, [&](std::size_t i) { depth = std::max(depth, innermost_kind_[i]); });
  return depth;
}

std::size_t HtmlStack::innermost(const HtmlElement& element, std::string_view name) const {
  std::uint32_t depth = innermost_same_[place_of(element, name)];
  while (depth > 0 && element.kind == HtmlKind::unknown && !iequals(at(depth).name, name)) depth = at(depth).older_same;
  return depth;
}

std::size_t HtmlStack::outermost(HtmlKinds kinds, std::size_t depth) const {
  std::uint32_t outermost = 0;
  for_each_index(kinds & present_, [&](std::size_t i) {
    for (std::uint32_t d = innermost_kind_[i]; d > depth; d = at(d).older_kind)
      outermost = outermost == 0 ? d : std::min(outermost, d);
  });
  return outermost;
}

}  // namespace twinform
