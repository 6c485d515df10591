// SPDX-License-Identifier: MIT
#include "cli/plan_order.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"

namespace twinform {

Result<PlanOrder> plan_order(const Arguments& arguments, const Settings& settings) {
  std::vector<std::string> known;
  for (const BroadcastSettings& broadcast : settings.broadcasts) known.push_back(broadcast.name);
  PlanOrder order{.broadcasts = arguments.values("BROADCAST"), .as_if_due = arguments.has("--now")};
  for (const std::string& name : order.broadcasts) {
    if (std::ranges::find(known, name) != known.end()) continue;
    auto near = did_you_mean(name, known);
    return fail(ErrorKind::usage, fmt::format("there is no broadcast \"{}\"", name),
                near ? fmt::format("did you mean \"{}\"?", *near)
                     : fmt::format("the configuration has: {}", join(known, ", ")));
  }
  return order;
}

}  // namespace twinform
