// SPDX-License-Identifier: MIT
#include "text/html_tokens.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace twinform {
namespace {

constexpr std::string_view kCdataBegin = "<![CDATA[";
constexpr std::string_view kCdataEnd = "]]>";

// Where markup is text up to the element's own end tag. noscript is none: we run no scripts.
constexpr std::array<std::string_view, 9> kRawElements{"iframe", "noembed",  "noframes", "plaintext", "script",
                                                       "style",  "textarea", "title",    "xmp"};
constexpr std::array<std::string_view, 2> kWithReferences{"textarea", "title"};

bool is_one_of(std::string_view name, auto& names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view one) { return iequals(one, name); });
}

bool ends_name(char c) { return is_space(c) || c == '/' || c == '>'; }

bool opens_markup(std::string_view rest) {
  if (rest.size() < 2 || rest[0] != '<') return false;
  return is_alpha(rest[1]) || rest[1] == '!' || rest[1] == '?' || (rest[1] == '/' && rest.size() > 2);
}

// Does `rest` begin with "<name" or "</name", and does the name end there?
bool is_tag(std::string_view rest, std::string_view opening, std::string_view name) {
  const std::size_t size = opening.size() + name.size();
  return rest.size() > size && rest.starts_with(opening) && istarts_with(rest.substr(opening.size()), name) &&
         ends_name(rest[size]);
}

// Keeps the room that the attributes have.
void set(HtmlToken& token, HtmlTokenKind kind, std::string_view text) {
  token.kind = kind;
  token.text = text;
  token.attributes.clear();
  token.self_closing = false;
}

std::size_t or_end(std::size_t found, std::string_view text) { return std::min(found, text.size()); }

}  // namespace

const HtmlAttribute* HtmlToken::find(std::string_view name) const {
  for (const HtmlAttribute& attribute : attributes) {
    if (iequals(attribute.name, name)) return &attribute;
  }
  return nullptr;
}

HtmlTokens::HtmlTokens(std::string_view markup) : markup_(markup) {
  for (markup = trim(markup); markup.ends_with(kCdataEnd); markup = trim(markup)) {
    markup.remove_suffix(kCdataEnd.size());
    markup_ = markup;
  }
}

bool HtmlTokens::next(HtmlToken& token) {
  while (!done()) {
    if (raw_ != kNone) {
      if (read_raw_text(token)) return true;
    } else if (open_cdata_ > 0 && has(kCdataEnd)) {
      at_ += kCdataEnd.size();
      --open_cdata_;
    } else if (!opens_markup(markup_.substr(at_))) {
      return read_text(token);
    } else if (read_markup(token)) {
      return true;
    }
  }
  return false;
}

bool HtmlTokens::read_text(HtmlToken& token) {
  const std::size_t begin = at_;
  at_ = end_of_text();
  set(token, HtmlTokenKind::text, markup_.substr(begin, at_ - begin));
  return true;
}

std::size_t HtmlTokens::end_of_text() const {
  for (std::size_t from = at_;;) {
    const std::size_t end = or_end(markup_.find('<', from), markup_);
    if (open_cdata_ > 0) {
      const std::size_t marker = markup_.substr(from, end - from).find(kCdataEnd);
      if (marker != std::string_view::npos) return from + marker;
    }
    if (end == markup_.size() || opens_markup(markup_.substr(end))) return end;
    from = end + 1;
  }
}

bool HtmlTokens::read_raw_text(HtmlToken& token) {
  const std::size_t begin = at_;
  const bool references = is_one_of(kRawElements[raw_], kWithReferences);
  at_ = end_of_raw_text();
  raw_ = kNone;
  set(token, references ? HtmlTokenKind::text : HtmlTokenKind::raw_text, markup_.substr(begin, at_ - begin));
  return at_ > begin;
}

std::size_t HtmlTokens::end_of_raw_text() const {
  const std::string_view name = kRawElements[raw_];
  if (name == "plaintext") return markup_.size();
  if (name == "script") return end_of_script();
  std::size_t at = markup_.find("</", at_);
  while (at != std::string_view::npos && !is_tag(markup_.substr(at), "</", name)) at = markup_.find("</", at + 2);
  return or_end(at, markup_);
}

// A script's end tag does not count between "<!-- <script" and "</script": the script data double escaped state.
std::size_t HtmlTokens::end_of_script() const {
  enum { plain, escaped, double_escaped } state = plain;
  for (std::size_t at = markup_.find_first_of("<-", at_); at != std::string_view::npos;
       at = markup_.find_first_of("<-", at)) {
    const std::string_view rest = markup_.substr(at);
    const bool ends = is_tag(rest, "</", "script");
    if (ends && state != double_escaped) return at;
    if (state == plain && rest.starts_with("<!--")) {
      state = escaped;
      at += 2;  // its dashes may be those of "-->" too
      continue;
    }
    if (state != plain && rest.starts_with("-->")) {
      state = plain;
    } else if (state == escaped && is_tag(rest, "<", "script")) {
      state = double_escaped;
    } else if (state == double_escaped && ends) {
      state = escaped;
    }
    ++at;
  }
  return markup_.size();
}

// Called behind the start tag.
void HtmlTokens::enter_raw_text(HtmlToken& token) {
  for (std::size_t i = 0; i < kRawElements.size(); ++i) {
    if (kRawElements[i].size() != token.text.size() || !iequals(kRawElements[i], token.text)) continue;
    const std::uint32_t bit = 1U << i;
    raw_ = i;
    const bool may_be_empty = token.self_closing || kRawElements[i] == "iframe";
    if (may_be_empty && (without_end_ & bit) == 0 && end_of_raw_text() == markup_.size()) without_end_ |= bit;
    token.self_closing = may_be_empty && (without_end_ & bit) != 0;
    if (token.self_closing) raw_ = kNone;
    return;
  }
}

// At a "<" that opens_markup(). False where it was nothing to tell of.
bool HtmlTokens::read_markup(HtmlToken& token) {
  const char c = markup_[at_ + 1];
  if (is_alpha(c)) {
    ++at_;
    return read_tag(HtmlTokenKind::start_tag, token);
  }
  if (c == '/' && is_alpha(markup_[at_ + 2])) {
    at_ += 2;
    return read_tag(HtmlTokenKind::end_tag, token);
  }
  skip_declaration();
  return false;
}

bool HtmlTokens::read_tag(HtmlTokenKind kind, HtmlToken& token) {
  const std::size_t begin = at_;
  while (!done() && !ends_name(markup_[at_])) ++at_;
  set(token, kind, markup_.substr(begin, at_ - begin));
  if (!read_attributes(token)) return false;
  if (kind == HtmlTokenKind::start_tag) enter_raw_text(token);
  return true;
}

// Behind the tag's ">", or false at the end of the markup: an unfinished tag is none.
bool HtmlTokens::read_attributes(HtmlToken& token) {
  for (skip_space(); !done(); skip_space()) {
    if (markup_[at_] == '>') {
      ++at_;
      return true;
    }
    if (markup_[at_] == '/') {
      ++at_;
      token.self_closing = has(">");
      continue;
    }
    const HtmlAttribute attribute = read_attribute();
    if (token.attributes.size() < kMaxAttributes) token.attributes.push_back(attribute);
  }
  return false;
}

HtmlAttribute HtmlTokens::read_attribute() {
  const std::size_t begin = at_++;
  while (!done() && !ends_name(markup_[at_]) && markup_[at_] != '=') ++at_;
  HtmlAttribute attribute{.name = markup_.substr(begin, at_ - begin), .value = {}};
  skip_space();
  if (has("=")) {
    ++at_;
    attribute.value = read_value();
  }
  return attribute;
}

std::string_view HtmlTokens::read_value() {
  skip_space();
  if (done() || markup_[at_] == '>') return {};
  const char quote = markup_[at_];
  if (quote == '"' || quote == '\'') {
    const std::size_t begin = ++at_;
    const std::size_t end = or_end(markup_.find(quote, begin), markup_);
    at_ = std::min(end + 1, markup_.size());
    return markup_.substr(begin, end - begin);
  }
  const std::size_t begin = at_;
  while (!done() && !is_space(markup_[at_]) && markup_[at_] != '>') ++at_;
  return markup_.substr(begin, at_ - begin);
}

void HtmlTokens::skip_declaration() {
  if (has("<!--")) {
    skip_comment();
  } else if (has(kCdataBegin)) {
    at_ += kCdataBegin.size();
    ++open_cdata_;
  } else {
    skip_past('>');
  }
}

// "-->" and "--!>" end a comment, and so does the ">" of "<!-->" and "<!--->".
void HtmlTokens::skip_comment() {
  at_ += 2;
  for (const std::string_view abrupt : {"-->", "--->"}) {
    if (has(abrupt)) {
      at_ += abrupt.size();
      return;
    }
  }
  for (std::size_t at = markup_.find("--", at_ + 2); at != std::string_view::npos; at = markup_.find("--", at + 1)) {
    for (const std::string_view end : {"-->", "--!>"}) {
      if (!markup_.substr(at).starts_with(end)) continue;
      at_ = at + end.size();
      return;
    }
  }
  at_ = markup_.size();
}

void HtmlTokens::skip_past(char c) {
  const std::size_t found = markup_.find(c, at_);
  at_ = found == std::string_view::npos ? markup_.size() : found + 1;
}

void HtmlTokens::skip_space() {
  while (!done() && is_space(markup_[at_])) ++at_;
}

}  // namespace twinform
