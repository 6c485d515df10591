// SPDX-License-Identifier: MIT
#include "text/clean.h"
#include "text/escape.h"
#include "text/spans.h"
#include "text/tlds.h"
#include "text/unicode.h"

namespace twinform {
namespace {

using spans::Runes;

constexpr char32_t kWordJoiner = 0x2060;

bool links_bare_domains(Service service) {
  return service == Service::x || service == Service::threads || service == Service::bluesky ||
         service == Service::microblog;
}

bool is_sigil(char32_t c) { return c == U'@' || c == U'＠' || c == U'#' || c == U'＃'; }
bool is_ascii_letter(char32_t c) { return spans::is_ascii_alnum(c) && !spans::is_decimal(c); }
bool is_gap(char32_t c) { return c == 0 || c == kWordJoiner || is_white_space(c); }

// A scheme's colon: "://", and those that need no slashes.
bool begins_address(const Runes& text, std::size_t colon) {
  if (text[colon + 1] == U'/' && text[colon + 2] == U'/') return true;
  if (is_gap(text[colon + 1]) || colon < 4) return false;
  std::string before = to_lower_unicode(text.slice(colon - std::min<std::size_t>(colon, 6), colon), "");
  return before.ends_with("xmpp") || before.ends_with("magnet");
}

// Could a top-level domain begin here, also when the word is cut short later?
bool may_begin_domain(const Runes& text, std::size_t i) {
  if (is_gap(text[i]) || text[i] == U'.') return false;
  if (!spans::is_ascii_alnum(text[i])) return is_letter(text[i]);
  if (!spans::is_ascii_alnum(text[i + 1])) return text[i + 1] >= 0x80 && is_letter(text[i + 1]);
  std::string letters = to_lower_unicode(text.slice(i, i + 2), "");
  return letters == "xn" || starts_top_level_domain(letters);
}

// Bluesky's library takes "httpanything.anything" for an address.
bool ends_http_word(const Runes& text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && spans::is_ascii_alnum(text[begin - 1])) --begin;
  return text.slice(begin, std::min(begin + 4, end)) == "http";
}

// Does something begin with text[i] and text[i + 1] that the service would link?
bool must_break_after(const Runes& text, std::size_t i, Service service) {
  char32_t c = text[i];
  if (is_sigil(c)) return !is_gap(text[i + 1]);
  if (c == U'$') return is_ascii_letter(text[i + 1]);
  if (c == U':') return begins_address(text, i);
  if (c != U'.' || !links_bare_domains(service) || i == 0 || is_gap(text[i - 1])) return false;
  return may_begin_domain(text, i + 1) ||
         (service == Service::bluesky && spans::is_ascii_alnum(text[i + 1]) && ends_http_word(text, i));
}

}  // namespace

Text defuse(const Text& text, Service service) {
  if (text.view().find_first_of("@#$:.") == std::string_view::npos &&
      text.view().find("\uFF20") == std::string_view::npos && text.view().find("\uFF03") == std::string_view::npos) {
    return text;
  }
  Runes runes(text.view());
  std::string out;
  for (std::size_t i = 0; i < runes.size(); ++i) {
    out += runes.slice(i, i + 1);
    if (must_break_after(runes, i, service)) append_code_point(out, kWordJoiner);
  }
  return clean_text(out);
}

}  // namespace twinform
