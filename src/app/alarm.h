// SPDX-License-Identifier: MIT
// Should somebody look? One line, in the manner of monitoring plug-ins.
#pragma once

#include <string>

#include "app/status.h"

namespace twinform {

// With the exit codes of monitoring-plugins.org, "Plugin Return Codes".
enum class Alarm { ok = 0, warning = 1, critical = 2 };

struct CheckUp {
  Alarm alarm = Alarm::ok;
  std::string line;  // "TWINFORM WARNING: 2 posts are refused | last_run=60s;;93600 waiting=0 …"
};

// Critical: no run within `late_after`, a paused output. Warning: posts that are refused, unknown or stuck; sources with a flood
// that is held, that are gone, or have failed for longer than `failing_after`.
CheckUp check_up(const StatusReport& report, const MonitorSettings& monitor, Instant now);
// When there is no report to judge.
CheckUp check_up(const Error& error);

}  // namespace twinform
