// SPDX-License-Identifier: MIT
#include "cli/run_once.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/monitor.h"
#include "base/json.h"
#include "base/strings.h"
#include "cli/json_view.h"
#include "text/clean.h"
#include "text/escape.h"

namespace twinform {

namespace {

Style style_of(const std::string& outcome) {
  if (outcome == "sent" || outcome == "found") return Style::green;
  return outcome == "refused" ? Style::red : Style::yellow;
}

void say_deliveries(Session& session, const DeliveryReport& report) {
  for (const Delivery& delivery : report.deliveries) {
    const Post& post = delivery.post.post;
    std::string part = post.parts > 1 ? fmt::format(" {}/{}", post.part, post.parts) : "";
    if (post.relation != Relation::none) part = fmt::format(" {} post {}", name_of(post.relation), post.subject);
    std::string text = shorten(clean_line(post.text.view()).view(), 60);
    session.out().line(fmt::format("{}  {}{}  {}", session.out().styled(delivery.outcome, style_of(delivery.outcome)),
                                   post.output, part, text));
    if (!delivery.detail.empty())
      session.out().line("      " + session.out().styled(printable(delivery.detail), Style::dim));
  }
}

Error held_warning(const SourceReport& source) {
  return {.kind = ErrorKind::input,
          .what = fmt::format("source {}: {} new entries at once are far beyond its habit: they are held", source.name,
                              source.held),
          .hint = fmt::format(
              "twinform sources release {0} posts them, twinform sources dismiss {0} takes them as seen", source.name)};
}

void say_sources(Session& session, const Plan& plan) {
  for (const SourceReport& source : plan.sources) {
    if (source.error) session.report(Error(*source.error).with_context("source " + source.name));
    if (session.quiet()) continue;
    if (source.held > 0) session.warn(held_warning(source));
    for (const std::string& warning : source.warnings)
      session.warn({.kind = ErrorKind::input, .what = warning, .context = {"source " + source.name}});
    if (source.baseline) {
      session.out().line(fmt::format(
          "{}: first look, {} seen{}", source.name, counted(static_cast<long long>(source.entries), "entry", "entries"),
          source.fresh > 0 ? fmt::format(", {} taken as new", source.fresh) : "; what comes next is new"));
    }
  }
}

void say_idle(Session& session, const RunReport& report) {
  bool silent = report.delivery.deliveries.empty() && report.plan.posts.empty();
  if (!silent || !session.out().is_terminal()) return;
  if (!report.plan.not_due.empty() && report.plan.slots.empty()) {
    session.out().line("Nothing is due. `twinform status` says when the next slots are.");
  } else {
    session.out().line("Nothing new.");
  }
}

int exit_code(const RunReport& report) {
  bool sources_good = std::ranges::all_of(report.plan.sources, [](const SourceReport& source) {
    return source.status == FetchStatus::fresh || source.status == FetchStatus::unchanged ||
           source.status == FetchStatus::later;
  });
  bool none_held =
      std::ranges::all_of(report.plan.sources, [](const SourceReport& source) { return source.held == 0; });
  return sources_good && none_held && is_good(report) ? kDone : kNotDelivered;
}

// Each output once, whatever it is that its posts wait for; what waits for its turn is no reason to write a mail.
void say_waiting(Session& session, const DeliveryReport& report) {
  std::int64_t others = report.waiting;
  for (const Queue& queue : report.queues) {
    others -= queue.parts;
    if (!queue.in_turn)
      session.warn({.kind = ErrorKind::network, .what = printable(in_words(queue))});
    else if (!session.quiet())
      session.out().line(in_words(queue));
  }
  if (others <= 0) return;
  session.warn({.kind = ErrorKind::network,
                .what = counted(others, "post waits", "posts wait") + " and will be tried again",
                .hint = "twinform outbox list"});
}

void say(Session& session, const RunReport& report) {
  say_sources(session, report.plan);
  for (const Problem& problem : report.plan.problems)
    session.report(Error(problem.error).with_context("output " + problem.output));
  for (const Error& warning : report.plan.warnings) session.warn(warning);
  if (!session.quiet()) {
    say_deliveries(session, report.delivery);
    say_idle(session, report);
  }
  say_waiting(session, report.delivery);
}

void print(Session& session, const RunReport& report) {
  Json json = to_json(report.plan);
  json.update(to_json(report.delivery));
  session.print(json);
}

}  // namespace

RunEnd run_once(Session& session, const PlanOrder& order) {
  Context context = session.context();
  Result<RunReport> report = run(context, order);
  bool is_whole = order.broadcasts.empty() && !session.interrupted();
  if (is_whole && (report || report.error().kind != ErrorKind::busy)) {
    for (const Error& problem : tell_monitor(context, report && is_good(*report))) session.warn(problem);
  }
  if (!report) return {session.report(report.error()), std::nullopt};
  session.json() ? print(session, *report) : say(session, *report);
  int code = exit_code(*report);
  return {code, *std::move(report)};
}

}  // namespace twinform
