// SPDX-License-Identifier: MIT
// The main job: plan, then deliver. And its rehearsal.
#pragma once

#include "app/deliver.h"
#include "app/plan.h"

namespace twinform {

struct RunReport {
  Plan plan;
  DeliveryReport delivery;
};

// Plans what is due and commits it at once, then delivers all that is pending. ErrorKind::busy when another run is under way,
// ErrorKind::ledger when the ledger can't be used: nothing was posted that it does not know of.
Result<RunReport> run(const Context& context, const PlanOrder& order);

// Everything could be planned, and every post arrived.
bool is_good(const RunReport& report);

// The same plan, never committed: nothing is changed, nothing is posted.
Result<Plan> preview(const Context& context, PlanOrder order);

}  // namespace twinform
