// SPDX-License-Identifier: MIT
// Length, and what a network makes into links, as that network does it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/limits.h"

namespace twinform {

enum class SpanKind { url, mention, hashtag, cashtag };

struct Span {
  SpanKind kind = SpanKind::url;
  std::size_t begin = 0, end = 0;  // bytes of UTF-8
  std::string value;               // the URL, "user@host", "tag", without sigil
  bool operator==(const Span&) const = default;
};

// In order, not overlapping, as the service finds them in plain text.
std::vector<Span> find_spans(std::string_view text, Service service);
// In order, as the service's own library lists each kind by itself: on X and Bluesky those of different kinds may overlap.
std::vector<Span> find_each_kind(std::string_view text, Service service);

struct Length {
  std::int64_t value = 0;  // in the service's unit: graphemes, code points, weighted characters
  std::int64_t bytes = 0;
  bool fits = true;  // within max_length and max_bytes
};
// `warning` is the content warning, which counts too where the service says so.
Length measure(std::string_view text, const TextRules& rules, std::string_view warning = {});
// Is there something to post, and nothing that the service takes in no text? The limits are measure()'s.
bool is_postable(std::string_view text, Service service);

// The rules as each service documents them: Mastodon 500 with URLs as 23, Bluesky 300 graphemes and 3 000 bytes, …
TextRules standard_rules(Service service);
std::string_view name_of(Service service);  // "mastodon"
bool parse_service(std::string_view name, Service& out);

}  // namespace twinform
