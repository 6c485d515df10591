// SPDX-License-Identifier: MIT
#include "app/monitor.h"

#include <fmt/format.h>

#include <utility>

#include "base/strings.h"

namespace twinform {

namespace {

constexpr Seconds kPatience{10};

Result<void> ping(Http& http, const Url& url) {
  // The address is the administrator's own, and monitors often have a private one.
  HttpResult answer = http.send({.url = url, .timeout = kPatience, .allow_private = true});
  if (!answer) return fail(std::move(answer).error().error);
  if (answer->status >= 200 && answer->status < 300) return {};
  return fail(ErrorKind::network, fmt::format("{} answered {}", url.host(), answer->status),
              "look at ping and ping_failure in [monitor]");
}

class Figures {
 public:
  // A new metric; its lines follow.
  void metric(std::string_view name, std::string_view type, std::string_view help) {
    name_ = fmt::format("twinform_{}", name);
    text_ += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name_, help, name_, type);
  }
  void line(std::int64_t value) { text_ += fmt::format("{} {}\n", name_, value); }
  void line(std::string_view label, const std::string& of, std::int64_t value) {
    std::string escaped = replace_all(replace_all(of, "\\", "\\\\"), "\"", "\\\"");
    text_ += fmt::format("{}{{{}=\"{}\"}} {}\n", name_, label, escaped, value);
  }
  std::string take() { return std::move(text_); }

 private:
  std::string name_, text_;
};

void add_sources(Figures& figures, const StatusReport& report) {
  figures.metric("source_failures", "gauge", "Failed looks at a source in a row.");
  for (const SourceRecord& source : report.sources) figures.line("source", source.name, source.failures);
  figures.metric("source_last_success_timestamp_seconds", "gauge", "When a source was last read.");
  for (const SourceRecord& source : report.sources) {
    if (source.last_ok) figures.line("source", source.name, to_epoch(*source.last_ok));
  }
  figures.metric("source_held_entries", "gauge", "Entries that came in a flood and wait for somebody to decide.");
  for (const auto& [source, entries] : report.held) figures.line("source", source, entries);
}

void add_posts(Figures& figures, const StatusReport& report) {
  figures.metric("posts", "gauge", "Posts that have not arrived, by state.");
  figures.line("state", "pending", report.counts.pending);
  figures.line("state", "unknown", report.counts.unknown);
  figures.line("state", "refused", report.counts.refused);
  figures.metric("posts_sent_total", "counter", "Posts that have arrived.");
  figures.line(report.counts.sent);
}

Result<void> write_figures(const Context& context, const Path& file, bool good) {
  StatusReport report = TRY(status(context.settings, context.clock));
  return write_file(file, figures_for_prometheus(report, good, context.clock.now()));
}

}  // namespace

std::string figures_for_prometheus(const StatusReport& report, bool good, Instant now) {
  Figures figures;
  figures.metric("run_timestamp_seconds", "gauge", "When the last run ended.");
  figures.line(to_epoch(now));
  figures.metric("run_success", "gauge", "Whether all posts of the last run arrived.");
  figures.line(good ? 1 : 0);
  add_posts(figures, report);
  add_sources(figures, report);
  figures.metric("output_paused", "gauge", "Whether an output waits for somebody to act.");
  for (const OutputRecord& output : report.outputs) figures.line("output", output.name, output.paused.empty() ? 0 : 1);
  figures.metric("next_slot_timestamp_seconds", "gauge", "When the next slot of a broadcast is.");
  for (const NextSlot& slot : report.next) {
    if (slot.at) figures.line("broadcast", slot.broadcast, to_epoch(*slot.at));
  }
  return figures.take();
}

std::vector<Error> tell_monitor(const Context& context, bool good) {
  const MonitorSettings& monitor = context.settings.monitor;
  std::vector<Error> problems;
  auto note = [&](Result<void> told, std::string_view what) {
    if (!told) problems.push_back(std::move(told).error().with_context(fmt::format("[monitor] {}", what)));
  };
  if (monitor.prometheus) note(write_figures(context, *monitor.prometheus, good), "prometheus");
  if (good && monitor.touch) note(write_file(*monitor.touch, to_rfc3339(context.clock.now()) + "\n"), "touch");
  if (good && monitor.ping) note(ping(context.http, *monitor.ping), "ping");
  if (!good && monitor.ping_failure) note(ping(context.http, *monitor.ping_failure), "ping_failure");
  return problems;
}

}  // namespace twinform
