// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "app/run.h"
#include "cli/session.h"

namespace twinform {

struct RunEnd {
  int code;                         // as twinform(1) has them
  std::optional<RunReport> report;  // none when nothing could be done
};

// One run of `run` or `watch`: does it, prints what became of it, and tells the monitor unless only some broadcasts were asked for.
RunEnd run_once(Session& session, const PlanOrder& order);

}  // namespace twinform
