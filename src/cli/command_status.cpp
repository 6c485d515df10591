// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "app/alarm.h"
#include "app/status.h"
#include "base/json.h"
#include "base/strings.h"
#include "cli/commands.h"
#include "cli/json_view.h"
#include "text/escape.h"

namespace twinform {

namespace {

std::string moment(const std::optional<Instant>& at) { return at ? to_rfc3339(*at) : "never"; }

void say(Terminal& out, const StatusReport& report) {
  out.line(fmt::format("Last run: {}", moment(report.last_run)));
  out.line(fmt::format("Ledger: {}, {}, {} posts sent, {} waiting, {} unknown, {} refused",
                       counted(report.counts.entries, "entry", "entries"),
                       counted(report.counts.stories, "story", "stories"), report.counts.sent, report.counts.pending,
                       report.counts.unknown, report.counts.refused));
  if (report.counts.held > 0)
    out.line(fmt::format("Held back after an outage: {}; `twinform outbox list --state held` shows them",
                         counted(report.counts.held, "post", "posts")));
  for (const Queue& queue : report.queues) out.line(printable(in_words(queue)));
  std::vector<std::vector<std::string>> rows;
  for (const NextSlot& slot : report.next)
    rows.push_back({slot.broadcast, slot.at ? to_rfc3339(*slot.at) : "–", slot.rule});
  if (!rows.empty()) out.write("\n" + out.styled("Next", Style::bold) + "\n" + render_table(rows, "  "));
}

void complain(Terminal& out, const StatusReport& report) {
  for (const SourceRecord& source : report.sources) {
    if (source.gone)
      out.line(out.styled("gone", Style::red) + "  source " + source.name + ": its server says for good (410)");
    else if (source.failures > 0) {
      out.line(out.styled("failing", Style::yellow) +
               fmt::format("  source {}: {} in a row, last good {}: {}", source.name,
                           counted(source.failures, "failure", "failures"), moment(source.last_ok),
                           printable(source.last_error)));
    }
  }
  for (const auto& [source, entries] : report.held) {
    out.line(out.styled("held", Style::yellow) +
             fmt::format("  source {0}: {1} came at once; `twinform sources release {0}` or `dismiss {0}`", source,
                         counted(entries, "entry", "entries")));
  }
  for (const OutputRecord& output : report.outputs) {
    if (!output.paused.empty())
      out.line(out.styled("paused", Style::red) +
               fmt::format("  output {}: {}; `twinform outputs test {}` when it is mended", output.name,
                           printable(output.paused), output.name));
  }
  for (const StoredPost& post : report.stuck) {
    out.line(out.styled("stuck", Style::yellow) + fmt::format("  post {} to {}: {}: {}", post.id, post.post.output,
                                                              name_of(post.state), printable(post.last_error)));
  }
}

// In the manner of monitoring plug-ins: what is wrong goes to standard output and decides the exit code.
int check(Session& session) {
  const Settings* settings = session.settings();
  Error no_settings{.kind = ErrorKind::config, .what = "the configuration can't be used: see twinform check"};
  Result<StatusReport> report =
      settings == nullptr ? Result<StatusReport>(fail(no_settings)) : status(*settings, session.clock());
  CheckUp found = report ? check_up(*report, settings->monitor, session.clock().now()) : check_up(report.error());
  session.json() ? session.print({{"alarm", static_cast<int>(found.alarm)}, {"line", found.line}})
                 : session.out().line(printable(found.line));
  return static_cast<int>(found.alarm);
}

}  // namespace

int command_status(Session& session, const Arguments& arguments) {
  if (arguments.has("--check")) return check(session);
  const Settings* settings = session.settings();
  if (settings == nullptr) return kUsage;
  Result<StatusReport> report = status(*settings, session.clock());
  if (!report) return session.report(report.error());
  if (session.json()) {
    session.print(to_json(*report));
  } else if (!session.quiet()) {
    say(session.out(), *report);
    complain(session.out(), *report);
  }
  return report->healthy ? kDone : kNotDelivered;
}

}  // namespace twinform
