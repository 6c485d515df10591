// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/strings.h"
#include "text/clean.h"
#include "text/escape.h"
#include "text/html.h"
#include "text/html_image.h"
#include "text/html_reader.h"
#include "text/url.h"

namespace twinform {
namespace {

constexpr std::size_t kMostBytes = 8U << 20U;  // a short reference can become a long URL, again and again
constexpr std::size_t kMostTitleBytes = 1000;
constexpr std::size_t kMostTokenBytes = 40;
constexpr long long kLargestNumber = 100'000;

enum class ValueKind { number, word, title, flag };

struct Allowed {
  std::string_view element;  // as written; "" for any
  std::string_view attribute;
  ValueKind kind;
};

// href, src and alt are seen to apart.
constexpr std::array<Allowed, 15> kAllowed{{{"", "dir", ValueKind::word},
                                            {"", "lang", ValueKind::word},
                                            {"a", "title", ValueKind::title},
                                            {"abbr", "title", ValueKind::title},
                                            {"img", "height", ValueKind::number},
                                            {"img", "title", ValueKind::title},
                                            {"img", "width", ValueKind::number},
                                            {"li", "value", ValueKind::number},
                                            {"ol", "reversed", ValueKind::flag},
                                            {"ol", "start", ValueKind::number},
                                            {"td", "colspan", ValueKind::number},
                                            {"td", "rowspan", ValueKind::number},
                                            {"th", "colspan", ValueKind::number},
                                            {"th", "rowspan", ValueKind::number},
                                            {"time", "datetime", ValueKind::word}}};

bool is_word(std::string_view value) {
  constexpr std::string_view kMarks = "-+:.";
  return !value.empty() && value.size() <= kMostTokenBytes && std::all_of(value.begin(), value.end(), [&](char c) {
    return is_alpha(c) || is_digit(c) || kMarks.find(c) != std::string_view::npos;
  });
}

std::string tame(const std::string& value, ValueKind kind) {
  switch (kind) {
    case ValueKind::word: return is_word(value) ? value : std::string();
    case ValueKind::title: return clean_line(value, kMostTitleBytes).str();
    case ValueKind::flag: return "true";
    case ValueKind::number: break;
  }
  const auto number = parse_integer(value);
  return number && *number >= -kLargestNumber && *number <= kLargestNumber ? std::to_string(*number) : std::string();
}

Url link_url(const HtmlToken& a, const Url& base) {
  const std::string reference = attribute_value(a, "href");
  if (trim(reference).empty()) return {};
  Result<Url> url = resolve_url(base, reference);
  return url && (url->is_http() || url->scheme() == "mailto") ? *std::move(url) : Url{};
}

class Sanitiser {
 public:
  explicit Sanitiser(const Url& base) : base_(base) {}

  std::string write(std::string_view markup) {
    HtmlReader reader(markup);
    HtmlEvent event;
    while (out_.size() < kMostBytes && reader.next(event)) take(event);
    write_words();
    while (!open_.empty()) close();
    return std::move(out_);
  }

 private:
  void take(const HtmlEvent& event) {
    switch (event.kind) {
      case HtmlEventKind::text: words_ += event.text; return;
      case HtmlEventKind::open: return open(*event.element, *event.tag);
      case HtmlEventKind::close: return close();
      case HtmlEventKind::single: return single(*event.element, *event.tag);
    }
  }

  void open(const HtmlElement& element, const HtmlToken& tag) {
    const bool anchor = element.kind == HtmlKind::anchor;
    const std::string link = anchor ? link_url(tag, base_).str() : std::string();
    if (element.written.empty() || (anchor && link.empty())) {
      open_.emplace_back();
      return;
    }
    begin_tag(element, tag);
    if (!link.empty()) attribute("href", link);
    out_ += '>';
    open_.push_back(element.written);
  }

  void close() {
    if (!open_.back().empty()) {
      write_words();
      ((out_ += "</") += open_.back()) += '>';
    }
    open_.pop_back();
  }

  void single(const HtmlElement& element, const HtmlToken& tag) {
    if (element.kind == HtmlKind::image) return image(element, tag);
    begin_tag(element, tag);
    out_ += "/>";
  }

  void image(const HtmlElement& element, const HtmlToken& tag) {
    if (is_tracking_pixel(tag)) return;
    const Url url = image_url(tag, base_);
    if (url.empty()) {
      words_ += image_words(tag);
      return;
    }
    begin_tag(element, tag);
    attribute("src", url.str());
    attribute("alt", image_description(tag).str());
    out_ += "/>";
  }

  void begin_tag(const HtmlElement& element, const HtmlToken& tag) {
    write_words();
    (out_ += '<') += element.written;
    if (tag.attributes.empty()) return;
    for (const Allowed& allowed : kAllowed) {
      if (!allowed.element.empty() && allowed.element != element.written) continue;
      if (tag.find(allowed.attribute) == nullptr) continue;
      const std::string value = tame(attribute_value(tag, allowed.attribute), allowed.kind);
      if (!value.empty()) attribute(allowed.attribute, value);
    }
  }

  void attribute(std::string_view name, std::string_view value) {
    ((out_ += ' ') += name) += "=\"";
    append_escaped_html(out_, value);
    out_ += '"';
  }

  void write_words() {
    if (is_clean_ascii(words_))
      append_escaped_html(out_, words_);
    else
      write_clean(clean_text(words_).view());
    words_.clear();
  }

  void write_clean(std::string_view text) {
    constexpr std::string_view kSolidus = "\u0338";
    // Normalisation would make one character of it and the ">" before.
    if (text.starts_with(kSolidus)) {
      out_ += "&#824;";
      text.remove_prefix(kSolidus.size());
    }
    append_escaped_html(out_, text);
  }

  const Url& base_;
  std::string out_;
  std::string words_;                   // not written yet: what is one text is cleaned as one
  std::vector<std::string_view> open_;  // "" for those that were left out
};

}  // namespace

std::string sanitise_html(const Html& html) { return Sanitiser(html.base).write(html.markup); }

}  // namespace twinform
