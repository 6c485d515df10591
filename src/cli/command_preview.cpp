// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <map>

#include "app/run.h"
#include "base/json.h"
#include "base/strings.h"
#include "cli/commands.h"
#include "cli/json_view.h"
#include "cli/plan_order.h"
#include "text/clean.h"
#include "text/count.h"
#include "text/date.h"
#include "text/escape.h"

namespace twinform {

namespace {

constexpr std::size_t kShownPerFate = 5;

class PreviewPrinter {
 public:
  PreviewPrinter(Session& session, const Settings& settings, const Plan& plan, bool all)
      : session_(session), out_(session.out()), settings_(settings), plan_(plan), all_(all) {}

  void print() {
    for (const Post& post : plan_.posts) card(post);
    if (plan_.posts.empty()) out_.line("Nothing would go out.");
    for (const Queue& queue : plan_.queues) out_.line(printable(in_words(queue)));
    fates();
    baselines();
    not_due();
  }

 private:
  // "fediverse · morning · Mon 23 November 2026 09:00 · 347/500"
  std::string head(const Post& post) const {
    std::string head = out_.styled(post.output, Style::bold) + " · " + post.broadcast;
    if (post.parts > 1) head += fmt::format(" · part {} of {}", post.part, post.parts);
    head += " · " + (post.relation == Relation::none ? when(post.broadcast) : deed(post));
    std::string count =
        post.max_length > 0 ? fmt::format("{}/{}", post.length, post.max_length) : fmt::format("{}", post.length);
    bool tight = post.max_length > 0 && post.length * 10 > post.max_length * 9;
    return head + " · " + out_.styled(count, tight ? Style::yellow : Style::green);
  }

  static std::string deed(const Post& post) { return fmt::format("{} post {}", name_of(post.relation), post.subject); }

  std::string when(const std::string& name) const {
    for (const BroadcastSettings& broadcast : settings_.broadcasts) {
      if (broadcast.name != name) continue;
      LocalTime local = broadcast.schedule.zone.to_local(plan_.slots.at(name));
      return replace_all(to_text(local).substr(0, 16), "T", " ");
    }
    return {};
  }

  void card(const Post& post) const {
    std::string bar = out_.is_terminal() ? out_.styled("│ ", Style::dim) : std::string{};
    out_.line(out_.is_terminal() ? out_.styled("╭ ", Style::dim) + head(post) : "── " + head(post));
    if (!post.content_warning.empty()) out_.line(bar + out_.styled("CW: " + post.content_warning.str(), Style::yellow));
    std::string marked = mark(post);
    for (std::string_view line : split(marked, '\n')) out_.line(bar + std::string(line));
    for (const MediaRef& image : post.media) {
      out_.line(bar + out_.styled(fmt::format("[image: {}]", image.description.str()), Style::dim));
    }
    out_.line(out_.is_terminal() ? out_.styled("╰", Style::dim) : "");
  }

  // Hashtags and links as the network would mark them.
  std::string mark(const Post& post) const {
    std::string_view text = post.text.view();
    std::string out;
    std::size_t at = 0;
    for (const Span& span : find_spans(text, service_of(post.output))) {
      Style style = span.kind == SpanKind::url ? Style::underlined : Style::cyan;
      out += text.substr(at, span.begin - at);
      out += out_.styled(text.substr(span.begin, span.end - span.begin), style);
      at = span.end;
    }
    return out + std::string(text.substr(at));
  }

  Service service_of(const std::string& output) const {
    for (const OutputSettings& settings : settings_.outputs) {
      Service service = Service::plain;
      if (settings.name == output && parse_service(settings.type, service)) return service;
    }
    return Service::mastodon;
  }

  void fates() const {
    std::map<std::pair<std::string, Fate>, std::vector<const Story*>> rest;
    for (const StoryFate& fate : plan_.fates) {
      if (fate.fate != Fate::planned) rest[{fate.broadcast, fate.fate}].push_back(fate.story.get());
    }
    if (rest.empty()) return;
    out_.line(out_.styled("What would not go out", Style::bold));
    for (const auto& [key, stories] : rest) {
      out_.line(fmt::format("  {}: {} – {}", key.first,
                            counted(static_cast<long long>(stories.size()), "story", "stories"), explain(key.second)));
      for (std::size_t i = 0; i < stories.size(); ++i) {
        if (!all_ && i == kShownPerFate) {
          out_.line(fmt::format("      and {} more (--all lists them)", stories.size() - i));
          break;
        }
        auto columns = static_cast<std::size_t>(std::max(40, out_.width() - 8));
        out_.line("      " + shorten(stories[i]->lead.title.view(), columns) + "  " +
                  out_.styled(stories[i]->lead.source, Style::dim));
      }
    }
    out_.line();
  }

  void baselines() const {
    for (const SourceReport& source : plan_.sources) {
      if (source.held > 0)
        out_.line(fmt::format("  {}: {} new entries at once are far beyond its habit and would be held", source.name,
                              source.held));
      if (!source.baseline || source.entries == source.fresh) continue;
      out_.line(
          fmt::format("  {}: {} there before its first run; set backlog = N to take the newest N as new", source.name,
                      counted(static_cast<long long>(source.entries - source.fresh), "entry was", "entries were")));
    }
  }

  void not_due() const {
    for (const std::string& name : plan_.not_due) out_.line(fmt::format("  {}: no slot is coming", name));
  }

  Session& session_;
  Terminal& out_;
  const Settings& settings_;
  const Plan& plan_;
  bool all_;
};

}  // namespace

int command_preview(Session& session, const Arguments& arguments) {
  const Settings* settings = session.settings();
  if (settings == nullptr) return kUsage;
  Result<PlanOrder> order = plan_order(arguments, *settings);
  if (!order) return session.report(order.error());
  Context context = session.context();
  Result<Plan> plan = preview(context, *order);
  if (!plan) return session.report(plan.error());
  int code = plan->problems.empty() ? kDone : kNotDelivered;
  for (const SourceReport& source : plan->sources) {
    if (source.status != FetchStatus::fresh && source.status != FetchStatus::unchanged) code = kNotDelivered;
  }
  if (session.json()) {
    session.print(to_json(*plan));
    return code;
  }
  PreviewPrinter(session, *settings, *plan, arguments.has("--all")).print();
  for (const SourceReport& source : plan->sources) {
    if (source.error) session.report(Error(*source.error).with_context("source " + source.name));
  }
  for (const Problem& problem : plan->problems)
    session.report(Error(problem.error).with_context("output " + problem.output));
  for (const Error& warning : plan->warnings) session.warn(warning);
  return code;
}

}  // namespace twinform
