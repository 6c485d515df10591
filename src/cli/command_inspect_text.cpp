// SPDX-License-Identifier: MIT
#include "base/json.h"
#include "base/strings.h"
#include "cli/commands.h"
#include "cli/json_lines.h"
#include "text/count.h"

namespace twinform {

namespace {

Result<Service> service_in(const Json& question) {
  Service service = Service::mastodon;
  std::string name = string_at(question, "service");
  if (!name.empty() && !parse_service(name, service))
    return fail(ErrorKind::input, "\"" + name + "\" is no service that is known",
                "plain, mastodon, gotosocial, bluesky, x, threads or microblog");
  return service;
}

Json values_of(const std::vector<Span>& spans, SpanKind kind) {
  Json values = Json::array();
  for (const Span& span : spans)
    if (span.kind == kind) values.push_back(span.value);
  return values;
}

// Lexicon app.bsky.richtext.facet, as a client finds them in plain text; a mention's handle stands where its DID will.
Json facet_of(const Span& span) {
  Json feature;
  switch (span.kind) {
    case SpanKind::url: {
      bool whole = istarts_with(span.value, "http://") || istarts_with(span.value, "https://");
      feature = {{"$type", "app.bsky.richtext.facet#link"}, {"uri", whole ? span.value : "https://" + span.value}};
      break;
    }
    case SpanKind::mention: feature = {{"$type", "app.bsky.richtext.facet#mention"}, {"did", span.value}}; break;
    case SpanKind::hashtag: feature = {{"$type", "app.bsky.richtext.facet#tag"}, {"tag", span.value}}; break;
    case SpanKind::cashtag: feature = {{"$type", "app.bsky.richtext.facet#tag"}, {"tag", "$" + span.value}}; break;
  }
  return {{"index", {{"byteStart", span.begin}, {"byteEnd", span.end}}}, {"features", Json::array({feature})}};
}

Json facets_of(const std::vector<Span>& spans, Service service) {
  Json facets = Json::array();
  if (service != Service::bluesky) return facets;
  for (const Span& span : spans) facets.push_back(facet_of(span));
  return facets;
}

Result<Json> count_text(const Json& question) {
  if (!question.contains("text") || !question["text"].is_string())
    return fail(ErrorKind::input, "there is no \"text\"", R"(such as {"text":"…","service":"bluesky"})");
  Service service = TRY(service_in(question));
  std::string text = string_at(question, "text");
  TextRules rules = standard_rules(service);
  Length length = measure(text, rules, string_at(question, "spoiler"));
  std::vector<Span> spans = find_each_kind(text, service);
  return Json{{"length", length.value},
              {"bytes", length.bytes},
              {"limit", rules.max_length},
              {"valid", length.fits && is_postable(text, service)},
              {"urls", values_of(spans, SpanKind::url)},
              {"hashtags", values_of(spans, SpanKind::hashtag)},
              {"mentions", values_of(spans, SpanKind::mention)},
              {"cashtags", values_of(spans, SpanKind::cashtag)},
              {"facets", facets_of(spans, service)}};
}

}  // namespace

int command_inspect_text(Session& session, const Arguments&) { return answer_json_lines(session, count_text); }

}  // namespace twinform
