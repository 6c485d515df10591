// SPDX-License-Identifier: MIT
#include "text/url_path.h"

#include <algorithm>

#include "base/strings.h"
#include "text/percent.h"

namespace twinform {

namespace {

enum class Dots { none, one, two };

Dots dots_in(std::string_view segment) {
  int dots = 0;
  while (!segment.empty()) {
    const std::size_t size = segment.front() == '.' ? 1 : istarts_with(segment, "%2e") ? 3 : 0;
    if (size == 0 || ++dots > 2) return Dots::none;
    segment.remove_prefix(size);
  }
  return dots == 1 ? Dots::one : dots == 2 ? Dots::two : Dots::none;
}

void remove_last_segment(std::string& href, std::size_t root) {
  const std::size_t slash = href.rfind('/');
  if (href.size() > root) href.resize(slash == std::string::npos ? root : std::max(root, slash));
}

}  // namespace

void append_segments(std::string& href, std::size_t root, std::string_view text) {
  for (bool last = false; !last;) {
    const auto* slash = std::find_if(text.begin(), text.end(), is_slash);
    const auto end = static_cast<std::size_t>(slash - text.begin());
    last = end == text.size();
    const std::string_view segment = text.substr(0, end);
    const Dots dots = dots_in(segment);
    if (dots == Dots::two) remove_last_segment(href, root);
    if (dots == Dots::none || last) href += '/';
    if (dots == Dots::none) append_encoded(href, segment, UrlPart::path);
    if (!last) text.remove_prefix(end + 1);
  }
}

}  // namespace twinform
