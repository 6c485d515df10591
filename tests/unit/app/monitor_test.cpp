// SPDX-License-Identifier: MIT
#include "app/monitor.h"

#include <doctest/doctest.h>

#include "app/alarm.h"

using namespace twinform;

namespace {

const Instant kNow = from_rfc3339("2026-11-23T09:00:00Z").value();
constexpr Seconds kHour{3'600}, kDay{86'400};

StatusReport good_report() {
  StatusReport report;
  report.last_run = kNow - Seconds{30};
  report.counts.sent = 7;
  report.sources = {{.name = "blog", .last_ok = kNow - kHour}};
  report.outputs = {{.name = "fediverse"}};
  report.next = {{.broadcast = "morning", .at = kNow + kDay, .rule = ""}, {.broadcast = "always", .rule = ""}};
  return report;
}

// The line before its figures.
std::string words(const StatusReport& report) {
  std::string line = check_up(report, MonitorSettings{}, kNow).line;
  return line.substr(0, line.find(" | "));
}

}  // namespace

TEST_CASE("what is wrong decides between ok and warning and critical") {
  CHECK(words(good_report()) == "TWINFORM OK: last run just now");
  StatusReport report = good_report();
  report.sources[0].failures = 3;
  CHECK(words(report) == "TWINFORM OK: last run just now");
  report.sources[0].last_ok = kNow - kDay - Seconds{1};
  CHECK(words(report) == "TWINFORM WARNING: source blog has failed for 24 hours");
  report.sources[0].last_ok.reset();
  CHECK(words(report) == "TWINFORM WARNING: source blog has never been read");
  report.sources[0].gone = true;
  CHECK(words(report) == "TWINFORM WARNING: source blog is gone");
  report.held["blog"] = 40;
  CHECK(words(report) == "TWINFORM WARNING: source blog: 40 entries are held; source blog is gone");
  report.held.clear();
  report.outputs[0].paused = "401";
  CHECK(words(report) == "TWINFORM CRITICAL: output fediverse is paused; source blog is gone");
}

TEST_CASE("a run is late after the time that is configured and not before") {
  StatusReport report = good_report();
  report.last_run = kNow - 26 * kHour;
  CHECK(words(report) == "TWINFORM OK: last run 26 hours ago");
  report.last_run = kNow - 26 * kHour - Seconds{1};
  CHECK(words(report) == "TWINFORM CRITICAL: last run 26 hours ago");
  report.last_run.reset();
  CHECK(words(report) == "TWINFORM CRITICAL: there was no run yet");
}

TEST_CASE("posts that somebody has to decide about are counted by state") {
  StatusReport report = good_report();
  report.stuck.resize(4);
  report.stuck[0].state = PostState::unknown;
  report.stuck[1].state = report.stuck[2].state = PostState::refused;
  report.stuck[3].state = PostState::sending;
  CHECK(words(report) ==
        "TWINFORM WARNING: 2 posts are refused; 1 post is unknown; 1 post is waiting for more than an hour");
}

TEST_CASE("nothing in a name ends the line or begins the figures") {
  StatusReport report = good_report();
  report.outputs = {{.name = "a | b", .paused = "401"}};
  CHECK(words(report) == "TWINFORM CRITICAL: output a / b is paused");
  CHECK(check_up(Error{.what = "no | ledger"}).line == "TWINFORM CRITICAL: no / ledger");
}

TEST_CASE("the figures are in the text format of Prometheus") {
  StatusReport report = good_report();
  report.sources.push_back({.name = R"(a "b" \ c)", .failures = 2});
  report.held["blog"] = 40;
  report.outputs[0].paused = "401";
  CHECK(figures_for_prometheus(report, true, kNow) == R"(# HELP twinform_run_timestamp_seconds When the last run ended.
# TYPE twinform_run_timestamp_seconds gauge
twinform_run_timestamp_seconds 1795424400
# HELP twinform_run_success Whether all posts of the last run arrived.
# TYPE twinform_run_success gauge
twinform_run_success 1
# HELP twinform_posts Posts that have not arrived, by state.
# TYPE twinform_posts gauge
twinform_posts{state="pending"} 0
twinform_posts{state="unknown"} 0
twinform_posts{state="refused"} 0
# HELP twinform_posts_sent_total Posts that have arrived.
# TYPE twinform_posts_sent_total counter
twinform_posts_sent_total 7
# HELP twinform_source_failures Failed looks at a source in a row.
# TYPE twinform_source_failures gauge
twinform_source_failures{source="blog"} 0
twinform_source_failures{source="a \"b\" \\ c"} 2
# HELP twinform_source_last_success_timestamp_seconds When a source was last read.
# TYPE twinform_source_last_success_timestamp_seconds gauge
twinform_source_last_success_timestamp_seconds{source="blog"} 1795420800
# HELP twinform_source_held_entries Entries that came in a flood and wait for somebody to decide.
# TYPE twinform_source_held_entries gauge
twinform_source_held_entries{source="blog"} 40
# HELP twinform_output_paused Whether an output waits for somebody to act.
# TYPE twinform_output_paused gauge
twinform_output_paused{output="fediverse"} 1
# HELP twinform_next_slot_timestamp_seconds When the next slot of a broadcast is.
# TYPE twinform_next_slot_timestamp_seconds gauge
twinform_next_slot_timestamp_seconds{broadcast="morning"} 1795510800
)");
}
