// SPDX-License-Identifier: MIT
#include "text/count.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "text/count_weighted.h"
#include "text/unicode.h"

namespace twinform {
namespace {

struct Row {
  Service service;
  std::string_view name;
  TextRules rules;
};

// shared facts: docs.joinmastodon.org (500, 23), lexicon app.bsky.feed.post (300, 3000), twitter-text config v3 (280, 23),
// developers.facebook.com (Threads 500), help.micro.blog (300), GoToSocial's default configuration (5000).
constexpr auto kServices = std::to_array<Row>({
    {Service::plain, "plain", {Service::plain, 0, 0, 0}},
    {Service::mastodon, "mastodon", {Service::mastodon, 500, 0, 23}},
    {Service::gotosocial, "gotosocial", {Service::gotosocial, 5000, 0, 0}},
    {Service::bluesky, "bluesky", {Service::bluesky, 300, 3000, 0}},
    {Service::x, "x", {Service::x, 280, 0, 23}},
    {Service::threads, "threads", {Service::threads, 500, 0, 0}},
    {Service::microblog, "microblog", {Service::microblog, 300, 0, 0}},
});

const Row& row_of(Service service) {
  auto found = std::find_if(kServices.begin(), kServices.end(), [&](const Row& row) { return row.service == service; });
  return found == kServices.end() ? kServices.front() : *found;
}

// What Mastodon counts instead: each URL as so many characters, "@user@host" as "@user".
std::string with_stand_ins(std::string_view text, int url_length) {
  std::string counted;
  std::size_t copied = 0;
  for (const Span& span : find_spans(text, Service::mastodon)) {
    std::string_view whole = text.substr(span.begin, span.end - span.begin);
    counted += text.substr(copied, span.begin - copied);
    copied = span.end;
    if (span.kind == SpanKind::url && url_length > 0) {
      counted.append(static_cast<std::size_t>(url_length), 'x');
    } else {
      counted += span.kind == SpanKind::mention ? whole.substr(0, whole.find('@', 1)) : whole;
    }
  }
  return counted.append(text.substr(copied));
}

bool is_emoji(std::string_view grapheme) {
  for (std::size_t at = 0; at < grapheme.size();) {
    char32_t c = next_code_point(grapheme, at);
    if (c == 0xFE0F || u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EMOJI_PRESENTATION)) return true;
  }
  return false;
}

// What joins a consonant to the one before, and what may stand between (UAX #29, GB9c).
struct Joining {
  std::u32string_view joiners;
  bool (*extends)(UChar32);
};
const Joining kOfIcu{U"\u094D\u09CD\u0ACD\u0B4D\u0C4D\u0D4D", [](UChar32 c) { return u_getCombiningClass(c) != 0; }};
// Since Unicode 16; unknown to Debian's ICU.
const Joining kLate{
    U"\u1039\u17D2\u1A60\u1B44\u1BAB\uA9C0\uAAF6\U00010A3F\U00011133\U0001193E\U00011A47\U00011A99\U00011F42",
    [](UChar32 c) { return u_getIntPropertyValue(c, UCHAR_GRAPHEME_CLUSTER_BREAK) == U_GCB_EXTEND; }};

// Consonants that are joined to the one before.
std::size_t count_conjuncts(std::string_view text, const Joining& joining) {
  enum class After { nothing, consonant, joiner } after = After::nothing;
  std::size_t conjuncts = 0;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    auto point = static_cast<UChar32>(c);
    if (c >= 0x900 && u_getIntPropertyValue(point, UCHAR_INDIC_SYLLABIC_CATEGORY) == U_INSC_CONSONANT) {
      if (after == After::joiner) ++conjuncts;
      after = After::consonant;
    } else if (after != After::nothing && joining.joiners.find(c) != joining.joiners.npos) {
      after = After::joiner;
    } else if (c != 0x200D && !joining.extends(point)) {
      after = After::nothing;
    }
  }
  return conjuncts;
}

// Ruby, and so Mastodon, counts every consonant.
std::size_t mastodon_graphemes(std::string_view text) { return count_graphemes(text) + count_conjuncts(text, kOfIcu); }

std::size_t bluesky_graphemes(std::string_view text) { return count_graphemes(text) - count_conjuncts(text, kLate); }

// Threads counts an emoji as its bytes of UTF-8.
std::int64_t threads_length(std::string_view text) {
  std::size_t length = 0, begin = 0;
  for (std::size_t end : grapheme_ends(text)) {
    std::string_view grapheme = text.substr(begin, end - begin);
    length += is_emoji(grapheme) ? grapheme.size() : count_code_points(grapheme);
    begin = end;
  }
  return static_cast<std::int64_t>(length);
}

std::int64_t signed_size(std::size_t size) { return static_cast<std::int64_t>(size); }

std::int64_t length_of(std::string_view text, const TextRules& rules, std::string_view warning) {
  switch (rules.service) {
    case Service::mastodon:
      return signed_size(mastodon_graphemes(std::string(warning) + with_stand_ins(text, rules.url_length)));
    case Service::gotosocial: return signed_size(count_code_points(warning) + count_code_points(text));
    case Service::bluesky: return signed_size(bluesky_graphemes(text));
    case Service::x: return weighted_length(text, rules.url_length);
    case Service::threads: return threads_length(text);
    case Service::microblog:
    case Service::plain: return signed_size(count_code_points(text));
  }
  return 0;
}

}  // namespace

Length measure(std::string_view text, const TextRules& rules, std::string_view warning) {
  Length length{.value = length_of(text, rules, warning), .bytes = signed_size(text.size())};
  length.fits = (rules.max_length <= 0 || length.value <= rules.max_length) &&
                (rules.max_bytes <= 0 || length.bytes <= rules.max_bytes);
  return length;
}

bool is_postable(std::string_view text, Service service) {
  if (service != Service::x && service != Service::bluesky) return !trim(text).empty();
  for (std::size_t at = 0; at < text.size() && service == Service::x;) {
    char32_t c = next_code_point(text, at);
    if (c == 0xFFFE || c == 0xFEFF || c == 0xFFFF) return false;  // twitter-text's invalidChars
  }
  return !text.empty();
}

TextRules standard_rules(Service service) { return row_of(service).rules; }

std::string_view name_of(Service service) { return row_of(service).name; }

bool parse_service(std::string_view name, Service& out) {
  auto found = std::find_if(kServices.begin(), kServices.end(), [&](const Row& row) { return row.name == name; });
  if (found == kServices.end()) return false;
  out = found->service;
  return true;
}

}  // namespace twinform
