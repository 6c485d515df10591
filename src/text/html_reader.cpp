// SPDX-License-Identifier: MIT
#include "text/html_reader.h"

#include <algorithm>

#include "base/strings.h"
#include "text/clean.h"
#include "text/entities.h"
#include "text/html_style.h"

namespace twinform {
namespace {

using Kind = HtmlKind;
using Kinds = HtmlKinds;

constexpr Kinds kReadings = html_kinds(Kind::reading_base, Kind::reading, Kind::reading_mark);
constexpr Kinds kPhrases =
    html_kinds(Kind::phrase, Kind::raised, Kind::lowered, Kind::ruby, Kind::math, Kind::scripted, Kind::anchor) |
    kReadings;
constexpr Kinds kUnseen = html_kinds(Kind::unseen, Kind::media, Kind::inert);
constexpr Kinds kScope = html_kinds(Kind::table, Kind::cell, Kind::caption, Kind::inert);
constexpr Kinds kTableParts = html_kinds(Kind::section, Kind::row, Kind::cell, Kind::caption);

struct Rule {
  Kinds closes = 0;            // what a start tag closes …
  Kinds within = 0;            // … unless one of these stands between
  Kinds ends_within = kScope;  // what an end tag does not reach across
};

// The standard's implied end tags (§13.2.6.4.7 ff.), in the shape that text needs.
constexpr Rule rule_of(Kind kind) {
  constexpr Kinds kParagraph = html_kinds(Kind::paragraph);
  constexpr Kinds kUnseenHere = html_kinds(Kind::unseen, Kind::inert);
  constexpr Kinds kTable = html_kinds(Kind::table, Kind::inert);
  constexpr Kinds kList = kScope | html_kinds(Kind::list);
  constexpr Kinds kTerms = kScope | html_kinds(Kind::term_list);
  switch (kind) {
    case Kind::anchor: return {html_kinds(Kind::anchor), ~kPhrases};
    case Kind::reading_base:
    case Kind::reading:
    case Kind::reading_mark: return {kReadings, ~kPhrases | html_kinds(Kind::ruby)};
    case Kind::block:
    case Kind::paragraph:
    case Kind::list:
    case Kind::term_list:
    case Kind::rule: return {kParagraph, kScope | kUnseenHere};
    case Kind::heading:
      return {kParagraph | html_kinds(Kind::heading),
              kScope | kUnseenHere | html_kinds(Kind::block, Kind::list, Kind::item, Kind::term_list, Kind::term)};
    case Kind::item: return {kParagraph | html_kinds(Kind::item), kList | kUnseenHere, kList};
    case Kind::term: return {kParagraph | html_kinds(Kind::term), kTerms | kUnseenHere, kTerms};
    case Kind::table:
      return {kParagraph | html_kinds(Kind::table, Kind::section, Kind::row),
              html_kinds(Kind::cell, Kind::caption) | kUnseenHere, html_kinds(Kind::inert)};
    case Kind::section:
    case Kind::caption: return {kTableParts, kTable | kUnseenHere, kTable};
    case Kind::row: return {html_kinds(Kind::row, Kind::cell, Kind::caption), kTable | kUnseenHere, kTable};
    case Kind::cell:
      return {html_kinds(Kind::cell, Kind::caption), kTable | kUnseenHere | html_kinds(Kind::row),
              kTable | html_kinds(Kind::row)};
    case Kind::unseen:
    case Kind::media: return {0, 0, html_kinds(Kind::inert)};
    case Kind::inert: return {0, 0, 0};
    default: return {};
  }
}

// From everybody, or from those to whom a page is read aloud: decoration, and what is said elsewhere in words.
bool is_hidden(const HtmlToken& tag) {
  if (tag.attributes.empty()) return false;
  const HtmlAttribute* style = tag.find("style");
  if (style != nullptr && is_hiding_style(style->value)) return true;
  const HtmlAttribute* aria = tag.find("aria-hidden");
  return tag.find("hidden") != nullptr || (aria != nullptr && iequals(trim(aria->value), "true"));
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

bool HtmlReader::in_scripted() const { return !stack_.empty() && stack_.top().element->kind == Kind::scripted; }

void HtmlReader::take_text() {
  if (!visible() || (in_scripted() && trim(token_.text).empty())) return;
  if (token_.kind == HtmlTokenKind::raw_text)
    pending_ += token_.text;
  else
    append_decoded(pending_, token_.text);
}

void HtmlReader::take_start_tag() {
  element_ = shown_ = &html_element(token_.text);
  const Kind kind = element_->kind;
  if (kind == Kind::nothing || (visible() && is_lost())) return;
  hides_ = (html_kinds(kind) & kUnseen) != 0 || (kind != Kind::line_break && is_hidden(token_));
  if (!visible() || hides_) return take_hidden_start_tag();
  if (kind == Kind::quote) {
    pending_ += quotes_++ % 2 == 0 ? "“" : "‘";
    return;
  }
  if (kind == Kind::unknown) return;
  if (kind == Kind::math || kind == Kind::scripted) take_part();
  keep_ = size_when_open(kind);
  opening_ = true;
}

// What holds parts of a formula in order says how to read them: MathML 3, §3.3.2 and §3.4.
void HtmlReader::take_part() {
  if (token_.text.ends_with("sqrt")) pending_ += "√";
  if (!in_scripted()) return;
  const std::string_view whole = stack_.top().element->name;
  const unsigned part = stack_.next_part();
  if (part == 2 && whole == "mfrac") pending_ += "/";
  if (part == 2 && whole != "mfrac") shown_ = &html_element(whole == "msup" ? "sup" : "sub");
  if (part == 3 && whole == "msubsup") shown_ = &html_element("sup");
}

// Is it a part of a table without a table? Not in hidden parts, where every start tag has to find its end tag.
bool HtmlReader::is_lost() const {
  return (html_kinds(element_->kind) & kTableParts) != 0 && !stack_.has(html_kinds(Kind::table));
}

void HtmlReader::take_hidden_start_tag() {
  keep_ = size_when_open(element_->kind);
  opening_ = !is_void(element_->kind) && !token_.self_closing;
}

void HtmlReader::take_end_tag() {
  element_ = shown_ = &html_element(token_.text);
  const Kind kind = element_->kind;
  if (kind == Kind::line_break && visible()) {
    opening_ = true;  // as the standard reads </br>
    hides_ = false;
  } else if (kind == Kind::quote && visible()) {
    if (quotes_ > 0) pending_ += --quotes_ % 2 == 0 ? "”" : "’";
  } else if ((html_kinds(kind) & kPhrases) != 0) {
    end_phrase();
  } else {
    end_structure();
  }
}

void HtmlReader::end_phrase() {
  const std::size_t depth = stack_.innermost(*element_, token_.text);
  if (depth == 0 || stack_.innermost(kScope) > depth) return;
  if (stack_.innermost(~(kPhrases | html_kinds(Kind::media))) > depth)
    stack_.end(depth);
  else
    keep_ = depth - 1;
}

void HtmlReader::end_structure() {
  const Kind kind = element_->kind;
  const std::size_t depth = kind == Kind::heading ? stack_.innermost(html_kinds(kind))  // </h3> ends an <h2>
                                                  : stack_.innermost(*element_, token_.text);
  if (depth > 0 && depth >= stack_.innermost(rule_of(kind).ends_within)) keep_ = depth - 1;
}

std::size_t HtmlReader::size_when_open(HtmlKind kind) const {
  const Rule rule = rule_of(kind);
  if (!stack_.has(rule.closes)) return stack_.size();
  const std::size_t depth = stack_.outermost(rule.closes, stack_.innermost(rule.within));
  return depth > 0 ? depth - 1 : stack_.size();
}

// Asked again as long as it has text to give first.
bool HtmlReader::open(HtmlEvent& event) {
  const bool shown = visible() && !hides_;
  // What hid it has ended meanwhile.
  const bool lost = shown && (element_->kind == Kind::unknown || is_lost());
  if (shown && !lost && give_text(event)) return true;
  opening_ = false;
  if (lost) return false;
  if (shown && is_void(element_->kind)) {
    event = {.kind = HtmlEventKind::single, .text = {}, .element = element_, .tag = &token_};
    return true;
  }
  const std::size_t size = stack_.size();
  push(hides_);
  if (stack_.size() == size) return false;
  if (token_.self_closing) keep_ = size;
  event = {.kind = HtmlEventKind::open, .text = {}, .element = shown_, .tag = &token_};
  return shown;
}

bool HtmlReader::is_structure(const HtmlElement& element, bool hidden) const {
  return hidden_ > 0 || hidden || (html_kinds(element.kind) & kPhrases) == 0;
}

void HtmlReader::push(bool hidden) {
  const bool first_hidden = hidden && visible();
  const bool structure = is_structure(*element_, hidden);
  if (structure ? structures_ >= kMaxDepth && !first_hidden : phrases_ >= kMaxPhrases) return;
  ++(structure ? structures_ : phrases_);
  if (hidden) ++hidden_;
  stack_.push(*element_, *shown_, token_.text, hidden);
  keep_ = stack_.size();
}

bool HtmlReader::close_last(HtmlEvent& event) {
  const bool shown = visible();
  if (shown && give_text(event)) return true;
  const HtmlStack::Open last = stack_.pop();
  --(is_structure(*last.element, last.hidden) ? structures_ : phrases_);
  if (last.hidden) --hidden_;
  if (!stack_.empty() && stack_.top().ended) keep_ = std::min(keep_, stack_.size() - 1);
  event = {.kind = HtmlEventKind::close, .text = {}, .element = last.shown, .tag = nullptr};
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
