// SPDX-License-Identifier: MIT
// X's own conformance cases (tests/data/twitter-text; its README says which are not ours).
#include <doctest/doctest.h>

#include "base/file.h"
#include "base/json.h"
#include "base/strings.h"
#include "support/places.h"
#include "text/count.h"
#include "text/unicode.h"

using namespace twinform;

namespace {

struct Kind {
  std::string_view name;  // "urls", "urls_with_indices"
  SpanKind kind;
  std::string_view member;  // of an expectation with places
};

constexpr auto kKinds = std::to_array<Kind>({{"url", SpanKind::url, "url"},
                                             {"tco_url", SpanKind::url, "url"},
                                             {"valid_url", SpanKind::url, "url"},
                                             {"mention", SpanKind::mention, "screen_name"},
                                             {"valid_username", SpanKind::mention, "screen_name"},
                                             {"valid_list", SpanKind::mention, "screen_name"},
                                             {"hashtag", SpanKind::hashtag, "hashtag"},
                                             {"valid_hashtag", SpanKind::hashtag, "hashtag"},
                                             {"cashtag", SpanKind::cashtag, "cashtag"}});

const Kind* kind_of(std::string_view name) {
  for (const Kind& kind : kKinds)
    if (name.starts_with(kind.name)) return &kind;
  return nullptr;
}

std::vector<Span> of_kind(std::vector<Span> spans, SpanKind kind) {
  std::erase_if(spans, [&](const Span& span) { return span.kind != kind; });
  return spans;
}

Json values(const std::vector<Span>& spans) {
  Json found = Json::array();
  for (const Span& span : spans) found.push_back(span.value);
  return found;
}

// Places are code points.
Json with_places(const std::vector<Span>& spans, std::string_view text, const Kind& kind, bool lists) {
  Json found = Json::array();
  for (const Span& span : spans) {
    std::size_t slash = kind.kind == SpanKind::mention ? span.value.find('/') : std::string::npos;
    Json one = {{kind.member, span.value.substr(0, slash)}};
    if (lists) one["list_slug"] = slash == std::string::npos ? "" : span.value.substr(slash);
    one["indices"] = {count_code_points(text.substr(0, span.begin)), count_code_points(text.substr(0, span.end))};
    found.push_back(std::move(one));
  }
  return found;
}

// Is the whole text one of the kind? A list has a slash.
bool is_whole(const std::string& text, const Kind& kind) {
  std::vector<Span> spans = find_spans(text, Service::x);
  return spans.size() == 1 && spans[0].kind == kind.kind && spans[0].begin == 0 && spans[0].end == text.size() &&
         (kind.name == "valid_list") == (kind.kind == SpanKind::mention && text.find('/') != std::string::npos);
}

Json answer(std::string_view name, const std::string& text, const Kind& kind) {
  bool lists = name.starts_with("mentions_or_lists");
  if (name.starts_with("valid_")) return is_whole(text, kind);
  std::vector<Span> spans = of_kind(lists ? find_spans(text, Service::x) : find_each_kind(text, Service::x), kind.kind);
  bool places = name.ends_with("_with_indices") || name.ends_with("_markers");
  return places ? with_places(spans, text, kind, lists) : values(spans);
}

Json weighed(const std::string& text) {
  Length length = measure(text, standard_rules(Service::x));
  return {{"weightedLength", length.value}, {"valid", length.fits && is_postable(text, Service::x)}};
}

}  // namespace

TEST_CASE("X's conformance cases hold") {
  auto path = test::source_folder() / "tests" / "data" / "twitter-text" / "conformance.jsonl";
  const std::string all = read_file(path, std::size_t{1} << 20U).value();
  std::size_t checked = 0;
  for (std::string_view line : split(all, '\n')) {
    if (line.empty()) continue;
    Json test = parse_json(line).value();
    std::string name = string_at(test, "kind"), text = string_at(test, "text");
    const Kind* kind = kind_of(name);
    CAPTURE(line);
    CHECK((kind == nullptr ? weighed(text) : answer(name, text, *kind)) == test["expected"]);
    ++checked;
  }
  CHECK(checked == 1882);
}
