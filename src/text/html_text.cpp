// SPDX-License-Identifier: MIT
#include <string>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/strings.h"
#include "text/clean.h"
#include "text/html.h"
#include "text/html_image.h"
#include "text/html_layout.h"
#include "text/html_lists.h"
#include "text/html_reader.h"
#include "text/superscript.h"

namespace twinform {
namespace {

using Kind = HtmlKind;

constexpr HtmlKinds kSilent =
    html_kinds(Kind::phrase, Kind::anchor, Kind::ruby, Kind::reading_base, Kind::math, Kind::scripted);
constexpr HtmlKinds kHeld = html_kinds(Kind::raised, Kind::lowered, Kind::reading, Kind::reading_mark);
constexpr std::size_t kMostHeldBytes = 200;

class TextWriter {
 public:
  TextWriter(std::string_view markup, ImageWords images) : reader_(markup), lists_(markup), images_(images) {}

  std::string write() {
    HtmlEvent event;
    while (!layout_.full() && reader_.next(event)) take(event);
    release();
    return std::move(layout_).finish();
  }

 private:
  struct Row {
    std::size_t cells = 0;
    std::size_t line = 0;  // on which the last of them begins
  };

  void take(const HtmlEvent& event) {
    switch (event.kind) {
      case HtmlEventKind::text: return words(event.text);
      case HtmlEventKind::open: return open(*event.element, *event.tag);
      case HtmlEventKind::close: return close(*event.element);
      case HtmlEventKind::single: return single(*event.element, *event.tag);
    }
  }

  void words(std::string_view text) {
    if (held_in_ == Kind::unknown) return layout_.words(text);
    held_ += text;
    if (held_.size() > kMostHeldBytes) release();
  }

  void open(const HtmlElement& element, const HtmlToken& tag) {
    const HtmlKinds kind = html_kinds(element.kind);
    if ((kind & kSilent) != 0) return;
    release();
    if ((kind & kHeld) != 0)
      held_in_ = element.kind;
    else
      open_block(element, tag);
  }

  void open_block(const HtmlElement& element, const HtmlToken& tag) {
    if (element.kind == Kind::list && !lists_.empty())
      layout_.only_one_line();  // a list within a list has no blank lines around
    else
      layout_.gap(element.gap);
    if (element.written == "pre") layout_.preformatted(true);
    if (element.kind == Kind::list) lists_.open(element, tag);
    if (element.kind == Kind::item) begin_item(tag);
    if (element.kind == Kind::table) rows_.emplace_back();
    if (element.kind == Kind::row) begin_row();
    if (element.kind == Kind::cell) begin_cell();
  }

  void close(const HtmlElement& element) {
    const HtmlKinds kind = html_kinds(element.kind);
    if ((kind & kSilent) != 0) return;
    if ((kind & kHeld) != 0) return end_held(element.kind);
    release();
    close_block(element);
  }

  void close_block(const HtmlElement& element) {
    if (element.kind == Kind::list) lists_.close();
    if (element.kind == Kind::item) layout_.drop_marker();
    if (element.kind == Kind::table) rows_.pop_back();
    if (element.kind == Kind::cell) layout_.end_cell();
    if (element.written == "pre") layout_.preformatted(false);
    layout_.gap(element.kind == Kind::list && !lists_.empty() ? 1 : element.gap);
  }

  void single(const HtmlElement& element, const HtmlToken& tag) {
    if (element.kind == Kind::image) {
      if (images_ == ImageWords::alt && !is_tracking_pixel(tag)) words(image_words(tag));
      return;
    }
    release();
    if (element.kind == Kind::line_break) layout_.line_break();
    if (element.kind == Kind::rule) layout_.gap(element.gap);
  }

  // What was held turned out to be more than a few words.
  void release() {
    if (held_in_ == Kind::unknown) return;
    held_in_ = Kind::unknown;
    layout_.words(held_);
    held_.clear();
  }

  void end_held(Kind kind) {
    if (held_in_ != kind) return;
    if (kind == Kind::raised) held_ = superscript(held_);
    if (kind == Kind::lowered) held_ = subscript(held_);
    if (kind == Kind::reading) held_ = in_parentheses(held_);
    if (kind == Kind::reading_mark) held_.clear();  // the parentheses that we put in ourselves
    release();
  }

  static std::string in_parentheses(std::string_view words) {
    const Text line = clean_line(words);
    return line.empty() ? std::string() : "(" + line.str() + ")";
  }

  void begin_item(const HtmlToken& tag) {
    if (lists_.begun()) layout_.only_one_line();
    layout_.marker(lists_.next_item(tag));
  }

  // Blocks in cells of one line break neither the row nor the table.
  void begin_row() {
    const Row row = std::exchange(rows_.back(), {});
    if (row.cells > 1 && layout_.is_on(row.line)) layout_.only_one_line();
  }

  void begin_cell() {
    Row& row = rows_.back();
    const bool beside = row.cells > 0 && layout_.is_on(row.line);
    if (row.cells > 0 && !beside) layout_.gap(1);
    layout_.cell(beside);
    row = {.cells = row.cells + 1, .line = layout_.next_line()};
  }

  HtmlReader reader_;
  HtmlLayout layout_{limits::kTextBytes};
  HtmlLists lists_;
  std::vector<Row> rows_;         // of each open table
  Kind held_in_ = Kind::unknown;  // the element whose words wait for its end
  std::string held_;
  ImageWords images_;
};

}  // namespace

Text html_to_text(const Html& html, ImageWords images) {
  const Text text = clean_text(TextWriter(html.markup, images).write());
  // Cleaning can make text longer: a bad byte becomes three.
  return text.view().size() <= limits::kTextBytes ? text : clean_text(beginning(text.view(), limits::kTextBytes));
}

bool looks_like_html(std::string_view text) {
  for (std::size_t at = text.find_first_of("<&"); at != std::string_view::npos; at = text.find_first_of("<&", at + 1)) {
    if (at + 1 == text.size()) break;
    const char next = text[at + 1];
    if (is_alpha(next) || (text[at] == '&' ? next == '#' : next == '/' || next == '!' || next == '?')) return true;
  }
  return trim(text).ends_with("]]>");
}

}  // namespace twinform
