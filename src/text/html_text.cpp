// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <vector>

#include "base/limits.h"
#include "base/strings.h"
#include "text/clean.h"
#include "text/html.h"
#include "text/html_image.h"
#include "text/html_layout.h"
#include "text/html_reader.h"

namespace twinform {
namespace {

constexpr long long kLargestNumber = 100'000;
constexpr std::string_view kBullet = "• ";

class TextWriter {
 public:
  explicit TextWriter(ImageWords images) : images_(images) {}

  std::string write(std::string_view markup) {
    HtmlReader reader(markup);
    HtmlEvent event;
    while (!layout_.full() && reader.next(event)) take(event);
    return std::move(layout_).finish();
  }

 private:
  struct List {
    bool ordered;
    long long number;  // of the next item
    bool begun = false;
  };

  void take(const HtmlEvent& event) {
    switch (event.kind) {
      case HtmlEventKind::text: return layout_.words(event.text);
      case HtmlEventKind::open: return open(*event.element, *event.tag);
      case HtmlEventKind::close: return close(*event.element);
      case HtmlEventKind::single: return single(*event.element, *event.tag);
    }
  }

  void open(const HtmlElement& element, const HtmlToken& tag) {
    if (element.kind == HtmlKind::list && !lists_.empty())
      layout_.only_one_line();  // a list within a list has no blank lines around
    else
      layout_.gap(element.gap);
    if (element.written == "pre") layout_.preformatted(true);
    if (element.kind == HtmlKind::list)
      lists_.push_back({.ordered = element.written == "ol", .number = number(tag, "start", 1)});
    if (element.kind == HtmlKind::item) begin_item(tag);
    if (element.kind == HtmlKind::row) row_begun_ = false;
    if (element.kind == HtmlKind::cell) begin_cell();
  }

  void close(const HtmlElement& element) {
    if (element.kind == HtmlKind::list) lists_.pop_back();
    if (element.kind == HtmlKind::item) layout_.drop_marker();
    if (element.written == "pre") layout_.preformatted(false);
    layout_.gap(element.kind == HtmlKind::list && !lists_.empty() ? 1 : element.gap);
  }

  void single(const HtmlElement& element, const HtmlToken& tag) {
    if (element.kind == HtmlKind::line_break) layout_.line_break();
    if (element.kind == HtmlKind::rule) layout_.gap(element.gap);
    if (element.kind != HtmlKind::image || images_ == ImageWords::none) return;
    if (!is_tracking_pixel(tag)) layout_.words(image_words(tag));
  }

  static long long number(const HtmlToken& tag, std::string_view attribute, long long otherwise) {
    const auto value = parse_integer(attribute_value(tag, attribute));
    return value && *value >= -kLargestNumber && *value <= kLargestNumber ? *value : otherwise;
  }

  void begin_item(const HtmlToken& tag) {
    const std::size_t depth = lists_.empty() ? 0 : lists_.size() - 1;
    std::string marker(2 * depth, ' ');
    if (!lists_.empty() && lists_.back().begun) layout_.only_one_line();
    if (!lists_.empty() && lists_.back().ordered) {
      List& list = lists_.back();
      list.number = number(tag, "value", list.number);
      marker += std::to_string(list.number++) + ". ";
    } else {
      marker += kBullet;
    }
    if (!lists_.empty()) lists_.back().begun = true;
    layout_.marker(std::move(marker));
  }

  void begin_cell() {
    if (row_begun_) layout_.column();
    row_begun_ = true;
  }

  HtmlLayout layout_{limits::kTextBytes};
  std::vector<List> lists_;
  bool row_begun_ = false;
  ImageWords images_;
};

}  // namespace

Text html_to_text(const Html& html, ImageWords images) {
  const Text text = clean_text(TextWriter(images).write(html.markup));
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
