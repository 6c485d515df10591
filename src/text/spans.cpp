// SPDX-License-Identifier: MIT
#include "text/spans.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "text/unicode.h"

namespace twinform::spans {

Runes::Runes(std::string_view text) : text_(text) {
  points_.reserve(text.size());
  bytes_.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    bytes_.push_back(at);
    points_.push_back(next_code_point(text, at));
  }
}

std::string_view Runes::slice(std::size_t begin, std::size_t end) const {
  return text_.substr(byte(begin), byte(end) - byte(begin));
}

namespace {
UChar32 point(char32_t c) { return static_cast<UChar32>(c); }
}  // namespace

bool is_ascii_alnum(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

bool is_word(char32_t c) {
  if (c < 0x80) return is_ascii_alnum(c) || c == U'_';
  return (U_GET_GC_MASK(point(c)) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK | U_GC_PC_MASK)) != 0;
}

bool is_alphabetic(char32_t c) { return u_isUAlphabetic(point(c)) != 0; }

bool is_decimal(char32_t c) { return (U_GET_GC_MASK(point(c)) & U_GC_ND_MASK) != 0; }

bool is_script_space(char32_t c) {
  return (c >= 0x9 && c <= 0xD) || c == 0x20 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool is_x_space(char32_t c) { return (is_script_space(c) && c != 0xFEFF) || c == 0x85 || c == 0x180E; }

bool is_directional(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x2066 && c <= 0x2069);
}

bool is_latin_accent(char32_t c) {
  static constexpr std::u32string_view kSingles =
      U"\u0253\u0254\u0256\u0257\u0259\u025B\u0263\u0268\u026F\u0272\u0289\u028B\u02BB";
  if (c >= 0xC0 && c <= 0x24F) return c != 0xD7 && c != 0xF7;
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x1E00 && c <= 0x1EFF) || kSingles.find(c) != kSingles.npos;
}

void drop_overlaps(std::vector<Found>& found) {
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::size_t kept_end = 0;
  std::erase_if(found, [&](const Found& span) {
    if (span.begin < kept_end) return true;
    kept_end = span.end;
    return false;
  });
}

}  // namespace twinform::spans

namespace twinform {
namespace {

// Each network's finders; what they find may overlap.
std::vector<spans::Found> find(const spans::Runes& text, Service service) {
  switch (service) {
    case Service::mastodon: return spans::find_on_mastodon(text);
    case Service::gotosocial:
    case Service::microblog: return spans::find_on_gotosocial(text);
    case Service::bluesky: return spans::find_on_bluesky(text);
    case Service::x:
    case Service::threads: return spans::find_on_x(text);
    case Service::plain: return spans::find_urls(text, spans::kMastodonUrls);
  }
  return {};
}

std::string value_of(const spans::Runes& text, const spans::Found& found, Service service) {
  if (found.kind == SpanKind::url) return std::string(text.slice(found.begin, found.end));
  std::string_view value = text.slice(found.begin + 1, found.end);
  return found.kind == SpanKind::cashtag && service == Service::bluesky ? to_upper(value, "") : std::string(value);
}

std::vector<Span> spans_of(const spans::Runes& text, const std::vector<spans::Found>& all, Service service) {
  std::vector<Span> spans;
  for (const spans::Found& found : all) {
    spans.push_back({.kind = found.kind,
                     .begin = text.byte(found.begin),
                     .end = text.byte(found.end),
                     .value = value_of(text, found, service)});
  }
  return spans;
}

}  // namespace

std::vector<Span> find_spans(std::string_view text, Service service) {
  spans::Runes runes(text);
  std::vector<spans::Found> found = find(runes, service);
  spans::drop_overlaps(found);
  return spans_of(runes, found, service);
}

std::vector<Span> find_each_kind(std::string_view text, Service service) {
  spans::Runes runes(text);
  std::vector<spans::Found> found = service == Service::x ? spans::find_each_on_x(runes) : find(runes, service);
  if (service != Service::x && service != Service::bluesky) spans::drop_overlaps(found);
  std::ranges::stable_sort(found, {}, &spans::Found::begin);
  return spans_of(runes, found, service);
}

}  // namespace twinform
