// SPDX-License-Identifier: MIT
#include "text/html_reader.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/strings.h"
#include "text/clean.h"
#include "text/entities.h"

namespace twinform {
namespace {

using Kind = HtmlKind;
using Kinds = std::uint32_t;  // a bit for each HtmlKind

constexpr Kinds bit(Kind kind) { return 1U << static_cast<unsigned>(kind); }
template <class... K>
constexpr Kinds any(K... kinds) {
  return (bit(kinds) | ...);
}

constexpr Kinds kPhrases = any(Kind::phrase, Kind::anchor);
constexpr Kinds kScope = any(Kind::table, Kind::cell, Kind::caption, Kind::unseen);
constexpr Kinds kTableParts = any(Kind::section, Kind::row, Kind::cell, Kind::caption);

struct Rule {
  Kinds closes = 0;            // what a start tag closes …
  Kinds within = 0;            // … unless one of these stands between
  Kinds ends_within = kScope;  // what an end tag does not reach across
};

// The standard's implied end tags (§13.2.6.4.7 ff.), in the shape that text needs.
constexpr Rule rule_of(Kind kind) {
  constexpr Kinds kParagraph = bit(Kind::paragraph);
  constexpr Kinds kTable = any(Kind::table, Kind::unseen);
  constexpr Kinds kList = kScope | bit(Kind::list);
  constexpr Kinds kTerms = kScope | bit(Kind::term_list);
  switch (kind) {
    case Kind::anchor: return {bit(Kind::anchor), ~kPhrases};
    case Kind::block:
    case Kind::paragraph:
    case Kind::list:
    case Kind::term_list:
    case Kind::rule: return {kParagraph, kScope};
    case Kind::heading:
      return {kParagraph | bit(Kind::heading),
              kScope | any(Kind::block, Kind::list, Kind::item, Kind::term_list, Kind::term)};
    case Kind::item: return {kParagraph | bit(Kind::item), kList, kList};
    case Kind::term: return {kParagraph | bit(Kind::term), kTerms, kTerms};
    case Kind::table:
      return {kParagraph | any(Kind::table, Kind::section, Kind::row), any(Kind::cell, Kind::caption, Kind::unseen),
              bit(Kind::unseen)};
    case Kind::section:
    case Kind::caption: return {kTableParts, kTable, kTable};
    case Kind::row: return {any(Kind::row, Kind::cell, Kind::caption), kTable, kTable};
    case Kind::cell: return {any(Kind::cell, Kind::caption), kTable | bit(Kind::row), kTable | bit(Kind::row)};
    case Kind::unseen: return {0, 0, 0};
    default: return {};
  }
}

bool has_display_none(std::string_view style) {
  std::string plain = to_lower(style);
  std::erase_if(plain, is_space);
  return plain.find("display:none") != std::string::npos;
}

bool is_hidden(const HtmlToken& tag) {
  if (tag.attributes.empty()) return false;
  const HtmlAttribute* style = tag.find("style");
  return tag.find("hidden") != nullptr || (style != nullptr && has_display_none(style->value));
}

}  // namespace

bool HtmlReader::next(HtmlEvent& event) {
  for (;;) {
    if (stack_.size() > keep_) {
      if (close_last(event)) return true;
    } else if (opening_) {
      if (open(event)) return true;
    } else if (tokens_.next(token_)) {
      take_token();
    } else if (stack_.empty()) {
      return give_text(event);
    } else {
      keep_ = 0;
    }
  }
}

void HtmlReader::take_token() {
  switch (token_.kind) {
    case HtmlTokenKind::text:
    case HtmlTokenKind::raw_text: return take_text();
    case HtmlTokenKind::start_tag: return take_start_tag();
    case HtmlTokenKind::end_tag: return take_end_tag();
  }
}

void HtmlReader::take_text() {
  if (!visible()) return;
  if (token_.kind == HtmlTokenKind::raw_text)
    pending_ += token_.text;
  else
    append_decoded(pending_, token_.text);
}

void HtmlReader::take_start_tag() {
  element_ = &html_element(token_.text);
  const Kind kind = element_->kind;
  if (kind == Kind::nothing) return;
  if (!visible() || kind == Kind::unseen || is_hidden(token_)) return take_hidden_start_tag();
  if (kind == Kind::quote) {
    ++quotes_;
    pending_ += "“";
    return;
  }
  if (!has_place()) return;
  keep_ = size_when_open(kind);
  opening_ = true;
}

// Not in hidden parts, where every start tag has to find its end tag.
bool HtmlReader::has_place() const {
  const Kinds kind = bit(element_->kind);
  const bool lost = (kind & kTableParts) != 0 && (present_ & bit(Kind::table)) == 0;
  return kind != bit(Kind::unknown) && !lost;
}

void HtmlReader::take_hidden_start_tag() {
  if (is_void(element_->kind) || token_.self_closing) return;
  keep_ = size_when_open(element_->kind);
  opening_ = true;
}

void HtmlReader::take_end_tag() {
  element_ = &html_element(token_.text);
  const Kind kind = element_->kind;
  if (kind == Kind::line_break && visible()) {
    opening_ = true;  // as the standard reads </br>
  } else if (kind == Kind::quote && visible()) {
    if (quotes_ > 0) pending_ += "”";
    quotes_ -= std::min<std::size_t>(quotes_, 1);
  } else if ((bit(kind) & kPhrases) != 0) {
    end_phrase();
  } else {
    end_structure();
  }
}

void HtmlReader::end_phrase() {
  if ((present_ & bit(element_->kind)) == 0) return;
  bool within_structure = false;
  for (std::size_t i = stack_.size(); i-- > 0;) {
    const Kind kind = stack_[i].element->kind;
    if ((bit(kind) & kScope) != 0) return;
    if (is_same(stack_[i]) && !stack_[i].ended) {
      if (within_structure)
        stack_[i].ended = true;
      else
        keep_ = i;
      return;
    }
    within_structure = within_structure || (bit(kind) & kPhrases) == 0;
  }
}

void HtmlReader::end_structure() {
  if ((present_ & bit(element_->kind)) == 0) return;
  const Kinds limits = rule_of(element_->kind).ends_within;
  for (std::size_t i = stack_.size(); i-- > 0;) {
    if (is_same(stack_[i])) {
      keep_ = i;
      return;
    }
    if ((bit(stack_[i].element->kind) & limits) != 0) return;
  }
}

bool HtmlReader::is_same(const Open& open) const {
  if (element_->kind == Kind::heading) return open.element->kind == Kind::heading;
  return open.element == element_ && (element_->kind != Kind::unknown || iequals(open.name, token_.text));
}

std::size_t HtmlReader::size_when_open(HtmlKind kind) const {
  const Rule rule = rule_of(kind);
  std::size_t size = stack_.size();
  if ((present_ & rule.closes) == 0) return size;
  for (std::size_t i = stack_.size(); i-- > 0;) {
    const Kinds here = bit(stack_[i].element->kind);
    if ((here & rule.within) != 0) break;
    if ((here & rule.closes) != 0) size = i;
  }
  return size;
}

// Asked again as long as it has text to give first.
bool HtmlReader::open(HtmlEvent& event) {
  const bool hidden = element_->kind == Kind::unseen || (element_->kind != Kind::line_break && is_hidden(token_));
  const bool shown = visible() && !hidden;
  const bool lost = shown && !has_place();  // what hid it has ended meanwhile
  if (shown && !lost && give_text(event)) return true;
  opening_ = false;
  if (lost) return false;
  if (shown && is_void(element_->kind)) {
    event = {.kind = HtmlEventKind::single, .text = {}, .element = element_, .tag = &token_};
    return true;
  }
  const std::size_t size = stack_.size();
  push(hidden);
  if (stack_.size() == size) return false;
  if (token_.self_closing) keep_ = size;
  event = {.kind = HtmlEventKind::open, .text = {}, .element = element_, .tag = &token_};
  return shown;
}

bool HtmlReader::is_structure(const Open& open) const {
  return hidden_ > 0 || open.hidden || (bit(open.element->kind) & kPhrases) == 0;
}

void HtmlReader::push(bool hidden) {
  const Open open{.element = element_, .name = token_.text, .hidden = hidden, .ended = false};
  const bool first_hidden = hidden && visible();
  const bool structure = is_structure(open);
  if (structure ? structures_ >= kMaxDepth && !first_hidden : phrases_ >= kMaxPhrases) return;
  count(open, true);
  stack_.push_back(open);
  keep_ = stack_.size();
}

void HtmlReader::count(const Open& open, bool opens) {
  const std::size_t step = opens ? 1 : static_cast<std::size_t>(-1);  // unsigned numbers wrap
  const Kind kind = open.element->kind;
  (is_structure(open) ? structures_ : phrases_) += step;
  if (open.hidden) hidden_ += step;
  std::size_t& same = open_kinds_[static_cast<std::size_t>(kind)];
  same += step;
  present_ = same > 0 ? present_ | bit(kind) : present_ & ~bit(kind);
}

bool HtmlReader::close_last(HtmlEvent& event) {
  const bool shown = visible();
  if (shown && give_text(event)) return true;
  const Open last = stack_.back();
  count(last, false);
  stack_.pop_back();
  if (!stack_.empty() && stack_.back().ended) keep_ = std::min(keep_, stack_.size() - 1);
  event = {.kind = HtmlEventKind::close, .text = {}, .element = last.element, .tag = nullptr};
  return shown;
}

bool HtmlReader::give_text(HtmlEvent& event) {
  if (pending_.empty()) return false;
  if (is_clean_ascii(pending_))
    words_.swap(pending_);
  else
    words_ = clean_text(pending_).str();
  pending_.clear();
  event = {.kind = HtmlEventKind::text, .text = words_, .element = nullptr, .tag = nullptr};
  return true;
}

}  // namespace twinform
