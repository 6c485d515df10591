// SPDX-License-Identifier: MIT
#include "app/server_limits.h"

namespace twinform {

namespace {

constexpr Seconds kAskAgainAfter{86'400};

}  // namespace

Result<ServerLimits> server_limits(const Context& context, Ledger& ledger, const std::string& output,
                                   const Adapter& adapter) {
  OutputRecord record = TRY(ledger.output(output));
  Instant now = context.clock.now();
  bool known = record.limits && record.probed && *record.probed <= now && now - *record.probed < kAskAgainAfter;
  if (known) return ServerLimits{.limits = *record.limits, .problem = std::nullopt};
  Result<Limits> asked = adapter.probe(context.http);
  if (!asked) {
    Limits last = record.limits ? *record.limits : adapter.limits();
    return ServerLimits{.limits = last, .problem = std::move(asked).error().with_context("asking output " + output)};
  }
  record.name = output;
  record.limits = *asked;
  record.probed = now;
  TRY(ledger.store(record));
  return ServerLimits{.limits = *asked, .problem = std::nullopt};
}

}  // namespace twinform
