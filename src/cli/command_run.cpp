// SPDX-License-Identifier: MIT
#include "cli/commands.h"
#include "cli/plan_order.h"
#include "cli/run_once.h"

namespace twinform {

int command_run(Session& session, const Arguments& arguments) {
  if (arguments.has("--dry-run")) return command_preview(session, arguments);
  const Settings* settings = session.settings();
  if (settings == nullptr) return kUsage;
  Result<PlanOrder> order = plan_order(arguments, *settings);
  if (!order) return session.report(order.error());
  return run_once(session, *order).code;
}

}  // namespace twinform
