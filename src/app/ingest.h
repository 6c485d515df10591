// SPDX-License-Identifier: MIT
// Sources → entries in the ledger.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "ledger/ledger.h"

namespace twinform {

struct SourceReport {
  std::string name;
  FetchStatus status = FetchStatus::failed;
  std::size_t entries = 0, fresh = 0;  // in the feed; new to us
  std::size_t held = 0;                // new, and so many that they wait for a person
  bool baseline = false;               // its first run
  std::optional<Error> error;
  std::vector<std::string> warnings;
};

// A source to read, and what was known of it before.
struct KnownSource {
  const Source* source = nullptr;
  SourceRecord record;
};

// Fetches the sources, understands what came, and stores entries and validators together. In configuration order, whatever
// the order of arrival: the same feeds give the same ledger. An error only where the ledger fails.
Result<std::vector<SourceReport>> ingest(const Context& context, Ledger& ledger, std::vector<KnownSource> sources);

}  // namespace twinform
