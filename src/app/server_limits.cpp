// SPDX-License-Identifier: MIT
#include "app/server_limits.h"

#include <fmt/format.h>

#include <type_traits>

#include "base/hash.h"
#include "base/strings.h"

namespace twinform {

namespace {

constexpr Seconds kAskAgainAfter{86'400};

std::string fingerprint(const OutputSettings& output) {
  std::string all = output.type;
  auto add = [&all](const auto& value) {
    using Value = std::decay_t<decltype(value)>;
    if constexpr (std::is_same_v<Value, std::vector<std::string>>) {
      all += join(value, "\n");
    } else if constexpr (!std::is_same_v<Value, Secret>) {
      all += fmt::format("{}", value);
    }
  };
  for (const auto& [key, value] : output.options) {
    all += "\n" + key + "=";
    std::visit(add, value);
  }
  return hash64_hex(all);
}

}  // namespace

Result<void> notice_changed_outputs(const Settings& settings, Ledger& ledger) {
  for (const OutputSettings& output : settings.outputs) {
    std::string key = "settings of output " + output.name, print = fingerprint(output);
    std::string known = TRY(ledger.note(key));
    if (known == print) continue;
    TRY(ledger.note(key, print));
    if (!known.empty()) TRY(ledger.store(OutputRecord{.name = output.name}));
  }
  return {};
}

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
