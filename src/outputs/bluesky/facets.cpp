// SPDX-License-Identifier: MIT
#include "outputs/bluesky/facets.h"

#include <algorithm>

#include "base/json.h"
#include "text/count.h"
#include "text/url.h"

namespace twinform::bluesky {

namespace {

bool overlaps(const Span& span, const std::vector<Span>& others) {
  return std::ranges::any_of(others,
                             [&](const Span& other) { return span.begin < other.end && other.begin < span.end; });
}

// The longest first: one link may be the beginning of another.
std::vector<Span> places_of(std::vector<Url> links, std::string_view text) {
  std::ranges::sort(links, std::ranges::greater{}, [](const Url& url) { return url.str().size(); });
  std::vector<Span> places;
  for (const Url& url : links) {
    const std::string& words = url.str();
    for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + words.size())) {
      Span span{.kind = SpanKind::url, .begin = at, .end = at + words.size(), .value = words};
      if (!overlaps(span, places)) places.push_back(std::move(span));
    }
  }
  return places;
}

// "example.org" in running words is a link too.
Json link_to(const std::string& value) {
  auto url = parse_url(value);
  if (!url || !url->is_http()) url = parse_url("https://" + value);
  if (!url) return nullptr;
  return {{"$type", "app.bsky.richtext.facet#link"}, {"uri", url->str()}};
}

Json feature_of(const Span& span) {
  switch (span.kind) {
    case SpanKind::url: return link_to(span.value);
    case SpanKind::hashtag: return {{"$type", "app.bsky.richtext.facet#tag"}, {"tag", span.value}};
    case SpanKind::mention: return {{"$type", "app.bsky.richtext.facet#mention"}, {"handle", span.value}};
    case SpanKind::cashtag: break;
  }
  return nullptr;
}

}  // namespace

Json facets_of(const Text& text, const std::vector<Url>& links) {
  std::vector<Span> spans = places_of(links, text.view());
  for (Span& span : find_spans(text.view(), Service::bluesky))
    if (!overlaps(span, spans)) spans.push_back(std::move(span));
  std::ranges::sort(spans, {}, &Span::begin);
  Json facets = Json::array();
  for (const Span& span : spans) {
    Json feature = feature_of(span);
    if (feature.is_null()) continue;
    facets.push_back({{"index", {{"byteStart", span.begin}, {"byteEnd", span.end}}},
                      {"features", Json::array({std::move(feature)})}});
  }
  return facets;
}

}  // namespace twinform::bluesky
