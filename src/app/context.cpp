// SPDX-License-Identifier: MIT
#include "app/context.h"

namespace twinform {

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
