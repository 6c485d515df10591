// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "app/health.h"
#include "app/status.h"
#include "base/json.h"
#include "base/strings.h"
#include "cli/commands.h"
#include "cli/json_view.h"
#include "text/escape.h"

namespace twinform {

namespace {

std::string state_of(const SourceRecord& record) {
  if (record.gone) return "gone";
  if (record.failures > 0) return fmt::format("failing ({})", record.failures);
  return record.baselined ? "good" : "new";
}

std::string moment(const std::optional<Instant>& at) { return at ? to_rfc3339(*at) : "never"; }

// What there is to say beyond the condition's name.
std::string reason_of(const SourceHealth& health) {
  const SourceRecord& record = health.record;
  switch (health.condition) {
    case Condition::gone:
    case Condition::blocked:
    case Condition::failing:
      return fmt::format("{}: {}", counted(record.failures, "failure in a row", "failures in a row"),
                         record.last_error);
    case Condition::flood:
      return fmt::format("{} held: `twinform sources release {}` posts them, `sources dismiss` does not",
                         counted(health.held, "entry is", "entries are"), record.name);
    case Condition::silent:
      return fmt::format("silent for {}, usually every {}", describe_roughly(*health.silence),
                         describe_roughly(health.rhythm->usual));
    case Condition::moved: return fmt::format("now at {}: write that in the configuration", record.moved_to);
    case Condition::unread: return "not read yet";
    case Condition::good: return health.rhythm ? describe_rate(*health.rhythm) : std::string{};
  }
  return {};
}

Style style_of(const SourceHealth& health) {
  if (!health.is_ill()) return health.condition == Condition::good ? Style::green : Style::plain;
  return health.condition <= Condition::blocked ? Style::red : Style::yellow;
}

void say(Terminal& out, const SourceHealth& health, Instant now) {
  const SourceRecord& record = health.record;
  out.line(fmt::format("{}  {}  {}", out.styled(fmt::format("{:<7}", name_of(health.condition)), style_of(health)),
                       printable(record.name), printable(reason_of(health))));
  std::string next = health.next_look ? to_rfc3339(*health.next_look) : "never";
  if (health.next_look && *health.next_look <= now) next = "at the next run";
  out.line(fmt::format("         last good {}, newest entry {}, next look {}", moment(record.last_ok),
                       moment(health.newest_entry), next));
  if (record.last_failure && record.failures == 0)
    out.line(
        fmt::format("         last failure {}: {}", to_rfc3339(*record.last_failure), printable(record.last_error)));
}

}  // namespace

int command_sources_list(Session& session, const Arguments&) {
  const Settings* settings = session.settings();
  if (settings == nullptr) return kUsage;
  Result<StatusReport> report = status(*settings, session.clock());
  if (!report) return session.report(report.error());
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < settings->sources.size(); ++i) {
    const SourceRecord& record = report->sources[i];
    if (session.json()) {
      Json json = to_json(record);
      json["location"] = settings->sources[i].location;
      session.print(json);
    }
    rows.push_back({settings->sources[i].name, state_of(record),
                    record.last_ok ? to_rfc3339(*record.last_ok) : "never read", settings->sources[i].location});
  }
  if (!session.json()) session.out().write(render_table(rows));
  return kDone;
}

int command_sources_health(Session& session, const Arguments& arguments) {
  const Settings* settings = session.settings();
  if (settings == nullptr) return kUsage;
  Instant now = session.clock().now();
  Result<std::vector<SourceHealth>> all = source_health(*settings, now);
  if (!all) return session.report(all.error());
  bool any_ill = false;
  for (const SourceHealth& health : *all) {
    any_ill = any_ill || health.is_ill();
    if (session.json())
      session.print(to_json(health));
    else if (!session.quiet())
      say(session.out(), health, now);
  }
  return any_ill && arguments.has("--check") ? kNotDelivered : kDone;
}

}  // namespace twinform
