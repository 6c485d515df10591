// SPDX-License-Identifier: MIT
#include "app/context.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"

namespace twinform {

Result<void> check_output(const Settings& settings, const std::string& name) {
  std::vector<std::string> known;
  for (const OutputSettings& output : settings.outputs) known.push_back(output.name);
  if (std::ranges::find(known, name) != known.end()) return {};
  return fail(ErrorKind::usage, fmt::format("there is no output \"{}\"", name),
              "the configuration has: " + join(known, ", "));
}

Outputs::Outputs(const Context& context) {
  for (const OutputSettings& output : context.settings.outputs) {
    if (const AdapterInfo* info = find_adapter(output.type)) {
      adapters_.emplace(output.name, info->make(output, context.surroundings));
    }
  }
}

const Adapter* Outputs::find(const std::string& name) const {
  auto found = adapters_.find(name);
  return found == adapters_.end() ? nullptr : found->second.get();
}

}  // namespace twinform
