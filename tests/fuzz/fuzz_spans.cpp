// SPDX-License-Identifier: MIT
// Every network's finder, counter and defuser on any text: spans lie in it in order, made of whole characters; what fits is what is
// within the limits; and nothing harmless links.
#include <array>
#include <cstdint>
#include <cstdlib>

#include "text/clean.h"
#include "text/count.h"
#include "text/escape.h"

using namespace twinform;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool begins_character(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

void check_spans(std::string_view text, Service service) {
  std::size_t end = 0;
  for (const Span& span : find_spans(text, service)) {
    require(span.begin >= end && span.begin < span.end && span.end <= text.size());
    end = span.end;
  }
}

void check_kinds(std::string_view text, Service service) {
  std::array<std::size_t, 4> ends{};
  for (const Span& span : find_each_kind(text, service)) {
    std::size_t& end = ends.at(static_cast<std::size_t>(span.kind));
    require(span.begin >= end && span.begin < span.end && span.end <= text.size());
    require(begins_character(text, span.begin) && begins_character(text, span.end));
    end = span.end;
  }
}

void check_length(std::string_view text, TextRules rules) {
  rules.max_length = 40;
  Length length = measure(text, rules);
  require(length.value >= 0 && length.bytes == static_cast<std::int64_t>(text.size()));
  require(length.fits == (length.value <= 40 && (rules.max_bytes == 0 || length.bytes <= rules.max_bytes)));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Text text = clean_text(bytes);
  for (Service service : {Service::plain, Service::mastodon, Service::gotosocial, Service::bluesky, Service::x,
                          Service::threads, Service::microblog}) {
    check_spans(bytes, service);
    check_kinds(text.view(), service);
    check_length(text.view(), standard_rules(service));
    Text harmless = defuse(text, service);
    require(find_spans(harmless.view(), service).empty());
    require(defuse(harmless, service) == harmless);
  }
  return 0;
}
