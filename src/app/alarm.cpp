// SPDX-License-Identifier: MIT
#include "app/alarm.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/rhythm.h"
#include "base/strings.h"

namespace twinform {

namespace {

struct Findings {
  std::vector<std::string> critical, warning;
};

// A bar begins the figures.
CheckUp in_one_line(Alarm alarm, const std::string& words) {
  constexpr std::string_view kNames[]{"OK", "WARNING", "CRITICAL"};
  return {alarm, fmt::format("TWINFORM {}: {}", kNames[static_cast<int>(alarm)], replace_all(words, "|", "/"))};
}

std::string age_of_run(const StatusReport& report, Instant now) {
  if (!report.last_run) return "there was no run yet";
  Seconds age = now - *report.last_run;
  return age < Seconds{60} ? "last run just now" : fmt::format("last run {} ago", describe_roughly(age));
}

void look_at_posts(const StatusReport& report, Findings& found) {
  auto count = [&](auto&&... states) {
    return std::ranges::count_if(report.stuck, [&](const StoredPost& post) { return ((post.state == states) || ...); });
  };
  auto tell = [&](std::ptrdiff_t posts, std::string_view state) {
    if (posts > 0) found.warning.push_back(fmt::format("{} {}", counted(posts, "post is", "posts are"), state));
  };
  tell(count(PostState::refused), "refused");
  tell(count(PostState::unknown), "unknown");
  tell(count(PostState::pending, PostState::sending), "waiting for more than an hour");
}

void look_at_sources(const StatusReport& report, const MonitorSettings& monitor, Instant now, Findings& found) {
  for (const auto& [source, entries] : report.held)
    found.warning.push_back(fmt::format("source {}: {} held", source, counted(entries, "entry is", "entries are")));
  for (const SourceRecord& source : report.sources) {
    if (source.gone) found.warning.push_back(fmt::format("source {} is gone", source.name));
    if (source.gone || source.failures == 0) continue;
    if (!source.last_ok)
      found.warning.push_back(fmt::format("source {} has never been read", source.name));
    else if (now - *source.last_ok > monitor.failing_after)
      found.warning.push_back(
          fmt::format("source {} has failed for {}", source.name, describe_roughly(now - *source.last_ok)));
  }
}

// monitoring-plugins.org, "Performance data": label=value[unit];[warning];[critical].
std::string figures(const StatusReport& report, const MonitorSettings& monitor, Instant now) {
  std::string age = report.last_run ? fmt::format("{}s", std::max(Seconds{0}, now - *report.last_run).count()) : "U";
  auto failing = std::ranges::count_if(report.sources, [](const SourceRecord& s) { return s.failures > 0 || s.gone; });
  return fmt::format(" | last_run={};;{} waiting={} unknown={} refused={} failing_sources={}", age,
                     monitor.late_after.count(), report.counts.pending, report.counts.unknown, report.counts.refused,
                     failing);
}

}  // namespace

CheckUp check_up(const StatusReport& report, const MonitorSettings& monitor, Instant now) {
  Findings found;
  if (!report.last_run || now - *report.last_run > monitor.late_after)
    found.critical.push_back(age_of_run(report, now));
  for (const OutputRecord& output : report.outputs) {
    if (!output.paused.empty()) found.critical.push_back(fmt::format("output {} is paused", output.name));
  }
  look_at_posts(report, found);
  look_at_sources(report, monitor, now, found);
  Alarm alarm = !found.critical.empty() ? Alarm::critical : !found.warning.empty() ? Alarm::warning : Alarm::ok;
  std::vector<std::string> words = std::move(found.critical);
  words.insert(words.end(), found.warning.begin(), found.warning.end());
  if (words.empty()) words.push_back(age_of_run(report, now));
  CheckUp result = in_one_line(alarm, join(words, "; "));
  result.line += figures(report, monitor, now);
  return result;
}

CheckUp check_up(const Error& error) { return in_one_line(Alarm::critical, one_line(error)); }

}  // namespace twinform
