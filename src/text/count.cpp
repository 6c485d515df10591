// SPDX-License-Identifier: MIT
#include "text/count.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

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

// Consonants that ICU joins to the one before (UAX #29, GB9c); Ruby, and so Mastodon, counts them apart.
std::size_t count_joined_consonants(std::string_view text) {
  std::size_t joined = 0;
  bool after_virama = false;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    if (c < 0x900) {
      after_virama = false;
      continue;
    }
    std::int32_t kind = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_INDIC_SYLLABIC_CATEGORY);
    if (kind == U_INSC_CONSONANT && after_virama) ++joined;
    after_virama = kind == U_INSC_VIRAMA || (after_virama && (is_mark(c) || c == 0x200D));
  }
  return joined;
}

std::size_t mastodon_graphemes(std::string_view text) { return count_graphemes(text) + count_joined_consonants(text); }

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
    case Service::bluesky: return signed_size(count_graphemes(text));
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

TextRules standard_rules(Service service) { return row_of(service).rules; }

std::string_view name_of(Service service) { return row_of(service).name; }

bool parse_service(std::string_view name, Service& out) {
  auto found = std::find_if(kServices.begin(), kServices.end(), [&](const Row& row) { return row.name == name; });
  if (found == kServices.end()) return false;
  out = found->service;
  return true;
}

}  // namespace twinform
