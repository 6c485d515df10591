// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "app/digest.h"
#include "app/post_digest.h"
#include "base/json.h"
#include "base/strings.h"
#include "cli/commands.h"
#include "cli/json_view.h"
#include "text/clean.h"
#include "text/language.h"

namespace twinform {

namespace {

DocumentFormat format_of(const Session& session, const Arguments& arguments) {
  std::string name = arguments.value("--format");
  if (name == "markdown") return DocumentFormat::markdown;
  if (name == "html") return DocumentFormat::html;
  if (name == "json" || (name.empty() && session.json())) return DocumentFormat::json;
  return DocumentFormat::text;
}

Result<int> positive(const Arguments& arguments, const char* option) {
  if (!arguments.has(option)) return 0;
  auto number = parse_integer(arguments.value(option));
  if (!number || *number < 1 || *number > 1'000'000) {
    return fail(ErrorKind::usage,
                fmt::format("{} takes a number from 1 to 1000000, not \"{}\"", option, arguments.value(option)));
  }
  return static_cast<int>(*number);
}

Error as_usage(Error error, const std::string& option) {
  error.kind = ErrorKind::usage;
  return std::move(error).with_context("in " + option);
}

Result<DigestOrder> digest_order(const Arguments& arguments) {
  DigestOrder order;
  for (const std::string& location : arguments.values("FEED")) {
    Source source = TRY(source_of(location));
    source.policy.allow_private = arguments.has("--allow-private");
    bool repeated = std::ranges::find(order.sources, source.name, &Source::name) != order.sources.end();
    if (!repeated) order.sources.push_back(std::move(source));
  }
  if (arguments.has("--since")) {
    auto since = parse_duration(arguments.value("--since"));
    if (!since) return fail(as_usage(since.error(), "--since"));
    order.since = *since;
  }
  order.top = TRY(positive(arguments, "--top"));
  if (arguments.has("--match")) {
    auto query = parse_query(arguments.value("--match"));
    if (!query) return fail(as_usage(query.error(), "--match"));
    order.match = *query;
  }
  order.title = clean_line(arguments.value("--title"));
  order.language = canonical_language(arguments.value("--language"));
  auto zone = find_zone(arguments.has("--timezone") ? arguments.value("--timezone") : "local");
  if (!zone && arguments.has("--timezone")) return fail(as_usage(zone.error(), "--timezone"));
  if (zone) order.zone = *zone;
  return order;
}

int exit_code(const std::vector<SourceReport>& sources) {
  bool good =
      std::ranges::all_of(sources, [](const SourceReport& source) { return source.status == FetchStatus::fresh; });
  return good ? kDone : kNotDelivered;
}

int post(Session& session, const Digest& digest, const std::string& output) {
  const Settings* settings = session.settings();
  if (settings == nullptr) return kUsage;
  Context context = session.context();
  Result<DeliveryReport> report = post_digest(context, digest, output);
  if (!report) return session.report(report.error());
  if (session.json()) {
    session.print(to_json(*report));
  } else {
    for (const Delivery& delivery : report->deliveries) session.out().line(delivery.outcome + "  " + delivery.detail);
  }
  return report->all_arrived ? exit_code(digest.sources) : kNotDelivered;
}

}  // namespace

int command_digest(Session& session, const Arguments& arguments) {
  Result<DigestOrder> order = digest_order(arguments);
  if (!order) return session.report(order.error());
  Result<Digest> digest = make_digest(session.http(), session.clock(), session.progress(), *order);
  if (!digest) return session.report(digest.error());
  for (const SourceReport& source : digest->sources) {
    if (source.error) session.report(Error(*source.error).with_context(source.name));
  }
  if (arguments.has("--post")) return post(session, *digest, arguments.value("--post"));
  session.out().write(render_document(digest->document, format_of(session, arguments)));
  return exit_code(digest->sources);
}

}  // namespace twinform
