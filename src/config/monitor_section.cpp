// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "config/sections.h"
#include "text/url.h"

namespace twinform {

namespace {

std::optional<Url> read_ping(TableReader& table, std::string_view key) {
  const TomlMember* member = table.find(key, TomlValue::Kind::text, "\"https://monitor.example/ping\"");
  if (member == nullptr) return std::nullopt;
  auto url = parse_url(member->value.text);
  bool is_web = url && url->is_http();
  if (is_web) return *url;
  table.error(member->value, fmt::format("{} has to be a web address", key), "write it with https://");
  return std::nullopt;
}

std::optional<Path> read_path(TableReader& table, std::string_view key) {
  auto path = table.text(key);
  return path ? std::optional(table.file().resolve(*path)) : std::nullopt;
}

}  // namespace

MonitorSettings read_monitor(const TomlDocument& document, Problems& problems) {
  MonitorSettings monitor;
  if (!document.monitor) return monitor;
  TableReader table = document.monitor->reader(problems);
  monitor.ping = read_ping(table, "ping");
  monitor.ping_failure = read_ping(table, "ping_failure");
  monitor.touch = read_path(table, "touch");
  monitor.prometheus = read_path(table, "prometheus");
  monitor.late_after = table.duration("late_after").value_or(monitor.late_after);
  monitor.failing_after = table.duration("failing_after").value_or(monitor.failing_after);
  table.finish({{"url", "ping"}, {"file", "touch"}, {"heartbeat", "ping"}, {"fail", "ping_failure"}});
  return monitor;
}

}  // namespace twinform
