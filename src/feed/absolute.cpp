// SPDX-License-Identifier: MIT
#include "feed/absolute.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/strings.h"
#include "text/entities.h"
#include "text/escape.h"
#include "text/url.h"

namespace twinform {

namespace {

constexpr std::size_t kAddressBytes = 4096;

bool holds_address(std::string_view attribute) {
  static constexpr std::array<std::string_view, 4> kNames{"href", "src", "poster", "cite"};
  return std::ranges::any_of(kNames, [&](std::string_view name) { return iequals(name, attribute); });
}

// A scheme before any "/", or nothing to resolve.
bool is_absolute(std::string_view address) {
  auto colon = address.find(':');
  return address.empty() || address[0] == '#' ||
         (colon != std::string_view::npos && colon < address.find_first_of("/?#"));
}

class Rewriter {
 public:
  explicit Rewriter(const Html& html) : text_(html.markup), base_(html.base) {}

  std::string run() {
    out_.reserve(text_.size() + 256);
    while (at_ < text_.size()) {
      copy_to(std::min(text_.find('<', at_), text_.size()));
      if (at_ < text_.size()) tag();
    }
    return std::move(out_);
  }

 private:
  void copy_to(std::size_t end) {
    out_.append(text_.substr(at_, end - at_));
    at_ = end;
  }

  void tag() {
    copy_to(at_ + 1);
    if (at_ >= text_.size() || !is_alpha(text_[at_])) return;
    while (at_ < text_.size() && text_[at_] != '>') attribute();
  }

  bool ends_name(char c) const { return is_space(c) || c == '=' || c == '>' || c == '/'; }

  void attribute() {
    auto end = at_;
    while (end < text_.size() && !ends_name(text_[end])) ++end;
    std::string_view name = text_.substr(at_, end - at_);
    if (name.empty() && text_[end] != '=') return copy_to(end + 1);
    copy_to(end);
    while (end < text_.size() && is_space(text_[end])) ++end;
    if (end >= text_.size() || text_[end] != '=') return;
    ++end;
    while (end < text_.size() && is_space(text_[end])) ++end;
    copy_to(end);
    value(name);
  }

  void value(std::string_view name) {
    if (at_ >= text_.size()) return;
    char quote = text_[at_] == '"' || text_[at_] == '\'' ? text_[at_] : '\0';
    if (quote != '\0') copy_to(at_ + 1);
    auto end = quote != '\0' ? text_.find(quote, at_) : text_.find_first_of(" \t\r\n>", at_);
    end = std::min(end, text_.size());
    auto absolute = holds_address(name) ? resolved(text_.substr(at_, end - at_)) : std::nullopt;
    if (absolute) {
      out_.append(*absolute);
      at_ = end;
    }
    copy_to(end);
    if (quote != '\0' && at_ < text_.size()) copy_to(at_ + 1);
  }

  std::optional<std::string> resolved(std::string_view written) const {
    if (written.size() > kAddressBytes) return std::nullopt;
    std::string address = decode_entities(trim(written), EntityContext::attribute);
    if (is_absolute(address)) return std::nullopt;
    auto url = resolve_url(base_, address);
    return url ? std::optional(escape_html(url->str())) : std::nullopt;
  }

  std::string_view text_;
  const Url& base_;
  std::string out_;
  std::size_t at_ = 0;
};

}  // namespace

std::string with_absolute_urls(const Html& html) { return html.base.empty() ? html.markup : Rewriter(html).run(); }

}  // namespace twinform
