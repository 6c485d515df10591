// SPDX-License-Identifier: MIT
#include "app/run.h"

#include "app/server_limits.h"
#include "ledger/lock.h"

namespace twinform {

Result<RunReport> run(const Context& context, const PlanOrder& order) {
  RunLock lock = TRY(RunLock::take(context.settings.ledger));
  Ledger ledger = TRY(Ledger::open(context.settings.ledger, LedgerMode::write));
  Outputs outputs(context);
  RunReport report;
  TRY(ledger.interrupt_sending(context.clock.now()));
  {
    Ledger::Transaction transaction = TRY(ledger.begin());
    TRY(notice_changed_outputs(context.settings, ledger));
    report.plan = TRY(make_plan(context, outputs, ledger, order));
    TRY(ledger.note("last_run", to_rfc3339(context.clock.now())));
    TRY(transaction.commit());
  }
  report.delivery = TRY(deliver(context, outputs, ledger));
  return report;
}

bool is_good(const RunReport& report) { return report.plan.problems.empty() && report.delivery.all_arrived; }

Result<Plan> preview(const Context& context, PlanOrder order) {
  order.ahead_of_time = true;
  Ledger ledger = TRY(Ledger::open(context.settings.ledger, LedgerMode::read));
  Outputs outputs(context);
  Ledger::Transaction transaction = TRY(ledger.begin());
  TRY(notice_changed_outputs(context.settings, ledger));
  Plan plan = TRY(make_plan(context, outputs, ledger, order));
  plan.queues = TRY(queues(context.settings, ledger, context.clock.now()));
  return plan;
}

}  // namespace twinform
