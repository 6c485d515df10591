// SPDX-License-Identifier: MIT
#include "app/test_outputs.h"

#include "app/outage.h"
#include "ledger/ledger.h"

namespace twinform {

Result<std::vector<OutputTest>> test_outputs(const Context& context, const std::vector<std::string>& names) {
  std::vector<std::string> known;
  for (const OutputSettings& output : context.settings.outputs) known.push_back(output.name);
  for (const std::string& name : names) TRY(check_output(context.settings, name));
  Ledger ledger = TRY(Ledger::open(context.settings.ledger, LedgerMode::write));
  Outputs outputs(context);
  std::vector<OutputTest> tests;
  for (const std::string& name : names.empty() ? known : names) {
    OutputTest test{.name = name};
    Result<Limits> limits = outputs.find(name)->probe(context.http);
    if (limits) {
      test.limits = *limits;
      TRY(remember_answer(ledger, name, *limits, context.clock.now()));
    } else {
      test.error = limits.error();
    }
    tests.push_back(std::move(test));
  }
  return tests;
}

}  // namespace twinform
