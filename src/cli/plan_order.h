// SPDX-License-Identifier: MIT
#pragma once

#include "app/plan.h"
#include "cli/arguments.h"

namespace twinform {

// What `run` and `preview` were asked for; names that are no broadcast get a hint.
Result<PlanOrder> plan_order(const Arguments& arguments, const Settings& settings);

}  // namespace twinform
