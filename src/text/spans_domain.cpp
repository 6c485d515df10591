// SPDX-License-Identifier: MIT
#include <algorithm>

#include "base/strings.h"
#include "text/spans.h"
#include "text/tlds.h"
#include "text/unicode.h"

namespace twinform::spans {
namespace {

bool is_domain_char(char32_t c) {
  static constexpr std::u32string_view kPunctuation = U"!'#%&()*+,\\-./:;<=>?@[]^_{|}~$";
  if (c < 0x80) return c >= 0x20 && c != U' ' && c != 0x7F && kPunctuation.find(c) == kPunctuation.npos;
  return !is_x_space(c) && !is_directional(c) && c != 0xFFFE && c != 0xFEFF && c != 0xFFFF;
}

bool in_run(char32_t c) { return c == U'.' || c == U'-' || c == U'_' || is_domain_char(c); }

bool ends_domain(char32_t c) { return !is_ascii_alnum(c) && c != U'@' && c != U'+' && c != U'-'; }

bool is_punycode(const Runes& text, std::size_t begin) {
  auto is = [&](std::size_t i, char32_t c) { return (text[begin + i] | 0x20U) == c; };
  return is(0, U'x') && is(1, U'n') && text[begin + 2] == U'-' && text[begin + 3] == U'-' &&
         (is_ascii_alnum(text[begin + 4]) || text[begin + 4] == U'-');
}

std::size_t punycode_end(const Runes& text, std::size_t begin) {
  std::size_t end = begin;
  while (is_ascii_alnum(text[end]) || text[end] == U'-') ++end;
  return end;
}

constexpr std::size_t kLongestLabel = 63;  // RFC 1035 §2.3.4

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// RFC 3492 §6.1.
std::size_t adapted_bias(std::size_t delta, std::size_t points, bool first) {
  delta /= first ? 700 : 2;
  delta += delta / points;
  std::size_t bias = 0;
  for (; delta > 455; bias += 36) delta /= 35;
  return bias + 36 * delta / (delta + 38);
}

// How many digits RFC 3492 §6.3 writes for `delta`.
std::size_t digits(std::size_t delta, std::size_t bias) {
  std::size_t count = 1;
  for (std::size_t k = 36;; k += 36, ++count) {
    std::size_t threshold = std::clamp<std::size_t>(k > bias ? k - bias : 0, 1, 26);
    if (delta < threshold) return count;
    delta = (delta - threshold) / (36 - threshold);
  }
}

// The length of "xn--…" for a label with other than ASCII in it. Quadratic, so only for labels that may be short enough.
std::size_t punycode_length(const Runes& label) {
  std::vector<char32_t> points;
  for (std::size_t i = 0; i < label.size(); ++i) points.push_back(label[i]);
  auto basic =
      static_cast<std::size_t>(std::count_if(points.begin(), points.end(), [](char32_t c) { return c < 0x80; }));
  std::size_t length = 4 + basic + (basic > 0 ? 1 : 0);
  char32_t n = 0x80;
  std::size_t delta = 0, bias = 72;
  for (std::size_t done = basic; done < points.size(); ++delta, ++n) {
    char32_t next = 0x10FFFF;
    for (char32_t c : points) next = c >= n ? std::min(next, c) : next;
    delta += (next - n) * (done + 1);
    n = next;
    for (char32_t c : points) {
      if (c < n) ++delta;
      if (c != n) continue;
      length += digits(delta, bias);
      bias = adapted_bias(delta, done + 1, done == basic);
      delta = 0;
      ++done;
    }
  }
  return length;
}

bool fits_as_punycode(std::string_view label) {
  Runes runes(label);
  return runes.size() <= kLongestLabel && punycode_length(runes) <= kLongestLabel;
}

}  // namespace

bool is_valid_host(std::string_view host) {
  for (std::string_view label : split(host, '.')) {
    if (is_ascii(label) ? label.size() > kLongestLabel : !fits_as_punycode(label)) return false;
  }
  return true;
}

std::size_t top_level_domain_end(const Runes& text, std::size_t begin) {
  std::size_t longest = begin;
  while (longest < text.size() && longest - begin < kLongestTopLevelDomain && is_domain_char(text[longest])) ++longest;
  for (std::size_t end = longest; end >= begin + 2; --end) {
    if (ends_domain(text[end]) && is_top_level_domain(to_lower_unicode(text.slice(begin, end), ""))) return end;
  }
  return is_punycode(text, begin) ? punycode_end(text, begin) : 0;
}

DomainScanner::Label DomainScanner::read_label(std::size_t begin) const {
  Label label{begin, begin, begin, 0, false, 0};
  while (label.end < text_.size() && in_run(text_[label.end]) && text_[label.end] != U'.') {
    if (text_[label.end++] == U'_') label.last_underscore = label.end;
  }
  label.sound = label.end > begin && is_domain_char(text_[begin]) && is_domain_char(text_[label.end - 1]);
  return label;
}

// Labels from `begin` to the end of the run, each with how far a domain that begins with it gets.
void DomainScanner::read_run(std::size_t begin) {
  labels_.clear();
  current_ = 0;
  labels_.push_back(read_label(begin));
  while (text_[labels_.back().end] == U'.') {
    Label next = read_label(labels_.back().end + 1);
    next.tld_end = top_level_domain_end(text_, next.begin);
    labels_.push_back(next);
  }
  for (std::size_t i = labels_.size() - 1; i-- > 1;) {
    Label& label = labels_[i];
    if (!label.sound) continue;
    label.reach = labels_[i + 1].reach;
    if (label.reach == 0 && label.last_underscore == label.begin && labels_[i + 1].tld_end != 0) label.reach = i + 1;
  }
}

std::optional<std::size_t> DomainScanner::domain_end(std::size_t begin) {
  if (begin >= text_.size() || !is_domain_char(text_[begin])) return std::nullopt;
  if (labels_.empty() || begin < labels_.front().begin || begin >= labels_.back().end) read_run(begin);
  while (labels_[current_].end <= begin) ++current_;
  const Label& label = labels_[current_];
  if (current_ + 1 >= labels_.size() || !is_domain_char(text_[label.end - 1])) return std::nullopt;
  std::size_t top = labels_[current_ + 1].reach;
  if (top == 0 && begin >= label.last_underscore && labels_[current_ + 1].tld_end != 0) top = current_ + 1;
  if (top == 0) return std::nullopt;
  return labels_[top].tld_end;
}

}  // namespace twinform::spans
